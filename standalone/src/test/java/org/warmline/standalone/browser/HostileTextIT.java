package org.warmline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever a stranger sends past the widget, people see it as the characters it is made of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextIT {
    /** The words as they are drawn, without our own remarks for screen readers. */
    private static final String WORDS = """
            (bodies) => bodies.map((body) => {
              const copy = body.cloneNode(true);
              for (const remark of copy.querySelectorAll(".unseen")) remark.remove();
              return copy.textContent;
            })""";
    /** Elements within words, beyond the marks that we put there ourselves. */
    private static final String INTRUDERS = """
            (bodies) => bodies.flatMap((body) => [...body.querySelectorAll("*")])
              .filter((element) => !(element.matches("span.heard, span.unseen")
                || (element.matches("a") && /^https?:$/.test(element.protocol))))
              .map((element) => element.outerHTML)""";

    @AutoClose
    private final WarmlineServer warmline = WarmlineServer.start(Map.of("WARMLINE_RATE_LIMITS", "off"));

    @AutoClose
    private final Browsers browsers = Browsers.launch();

    private final List<String> alarms = new ArrayList<>();

    @Test
    void isShownLiterallyAndRunsNowhere() throws Exception {
        AgentSide agent = AgentSide.signsIn(watched(browsers.person()), warmline, "agent@demo.test");
        CustomerSide customer = CustomerSide.visits(watched(browsers.person()), warmline);
        customer.opensChat();

        try (RawVisitor visitor = new RawVisitor(warmline, tokenOf(customer))) {
            assertThat(visitor.arrives(HostileWords.PAGE, HostileWords.LOCALE)).isEqualTo(200);
            visitor.connects();
            visitor.says("I want to talk to a person");
            for (String words : HostileWords.MESSAGES) {
                visitor.says(words);
            }
            visitor.says("That is all");
        }

        assertThat(customer.own("That is all")).isVisible();
        assertThat(said(customer.transcript().locator("li.own .bubble"))).containsAll(HostileWords.MESSAGES);
        assertThat(intruders(customer.transcript().locator(".bubble"))).isEmpty();

        agent.looksAt("Mine");
        agent.opens(customer);
        assertThat(agent.transcript()).containsText("That is all");
        assertThat(said(agent.transcript().locator(".said-words"))).containsAll(HostileWords.MESSAGES);
        assertThat(intruders(agent.transcript().locator(".said-words"))).isEmpty();
        Locator about =
                agent.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("About this customer"));
        assertThat(about).containsText(HostileWords.PAGE);
        assertThat(about).containsText(HostileWords.LOCALE);
        assertThat(about.locator("a, img, script")).hasCount(0);

        agent.page().reload();
        assertThat(agent.transcript()).containsText("That is all");
        assertThat(agent.page()).hasURL(Pattern.compile(".*/console/.*"));
        assertThat(alarms).isEmpty();
    }

    @Test
    void isShownLiterallyInTheListToo() throws Exception {
        AgentSide agent = AgentSide.signsIn(watched(browsers.person()), warmline, "agent2@demo.test");
        agent.looksAt("All");
        for (String words : List.of(HostileWords.MESSAGES.get(6), HostileWords.MESSAGES.get(12))) {
            CustomerSide customer = CustomerSide.visits(watched(browsers.person()), warmline);
            customer.opensChat();
            try (RawVisitor visitor = new RawVisitor(warmline, tokenOf(customer))) {
                visitor.connects();
                visitor.says("I want to talk to a person");
                assertThat(customer.answers().first()).isVisible();
                visitor.says(words);
            }
            assertThat(customer.own(words)).isVisible();
            assertThat(agent.listed(customer).locator(".item-words bdi")).hasText(words);
        }
        assertThat(agent.page().locator(".conversations img, .conversations script"))
                .hasCount(0);
        assertThat(alarms).isEmpty();
    }

    private BrowserContext watched(BrowserContext browser) {
        browser.onDialog(dialog -> {
            alarms.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        browser.onConsoleMessage(message -> {
            // The console asks who is signed in before anybody is; requests to others are told below.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                alarms.add("console: " + message.text());
            }
        });
        browser.onWebError(error -> alarms.add("error: " + error.error()));
        browser.onRequest(request -> {
            if (!request.url().startsWith(warmline.at("/"))) {
                alarms.add("request: " + request.url());
            }
        });
        return browser;
    }

    private static String tokenOf(CustomerSide customer) {
        return customer.chat()
                .waitForFunction("() => JSON.parse(localStorage.getItem('warmline:demo:visitor'))?.token")
                .jsonValue()
                .toString();
    }

    private static List<String> said(Locator bodies) {
        return strings(bodies.evaluateAll(WORDS));
    }

    private static List<String> intruders(Locator bodies) {
        return strings(bodies.evaluateAll(INTRUDERS));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
