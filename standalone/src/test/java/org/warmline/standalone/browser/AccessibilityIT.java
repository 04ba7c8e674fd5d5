package org.warmline.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What axe can find of WCAG, on every screen, in both colour schemes, on a desk and on a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {
    private static final int WIDEST_PHONE = 480;
    /** Names what is wrong where, in one line each. */
    private static final String RUN = """
            () => axe.run().then(({ violations, passes }) => {
              if (passes.length < 5) return ["axe looked at nothing"];
              return violations.flatMap(({ id, help, nodes }) => nodes.map((node) =>
                `${id}: ${help}: ${node.target.join(" ")} ${node.any.map(({ message }) => message).join("; ")}`));
            })""";

    @AutoClose
    private final WarmlineServer warmline = WarmlineServer.start();

    @AutoClose
    private final Browsers browsers = Browsers.launch();

    private final AgentSide agent = AgentSide.signsIn(browsers.person(), warmline, "agent@demo.test");
    private final String agentsBrowser = agent.page().context().storageState();
    private final String ownersBrowser = AgentSide.signsIn(browsers.person(), warmline, "owner@demo.test")
            .page()
            .context()
            .storageState();

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 360", "DARK, 1280", "DARK, 360"})
    void nothingKeepsACustomerOut(ColorScheme colors, int width) {
        try (BrowserContext browser = browsers.person(width, 800, colors)) {
            CustomerSide customer = CustomerSide.visits(browser, warmline);
            assertThat(problems(customer.page())).as("the shop").isEmpty();

            customer.opensChat();
            customer.chat().locator(".greeting").waitFor();
            if (width > WIDEST_PHONE) {
                // On a phone the open chat covers the shop, which is then out of reach for everybody.
                assertThat(problems(customer.page()))
                        .as("the shop with the chat open")
                        .isEmpty();
            }
            assertThat(problems(customer.chat())).as("the empty chat").isEmpty();

            talksToAPerson(customer);
            assertThat(problems(customer.chat())).as("the chat, talking").isEmpty();

            agent.opens(customer);
            agent.button("Resolve").click();
            customer.button("Very good").waitFor();
            assertThat(problems(customer.chat())).as("the chat, resolved").isEmpty();
            customer.button("Very good").click();
            customer.button("Send comment").waitFor();
            assertThat(problems(customer.chat()))
                    .as("the chat, asking for a comment")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 360", "DARK, 1280", "DARK, 360"})
    void nothingKeepsStaffOut(ColorScheme colors, int width) {
        try (BrowserContext stranger = browsers.person(width, 800, colors);
                BrowserContext agents = browsers.person(remembering(agentsBrowser, width, colors));
                BrowserContext owners = browsers.person(remembering(ownersBrowser, width, colors));
                BrowserContext customers = browsers.person()) {
            Page login = stranger.newPage();
            login.navigate(warmline.at("/console/login"));
            login.getByLabel("E-mail").waitFor();
            assertThat(problems(login)).as("sign in").isEmpty();

            CustomerSide customer = CustomerSide.visits(customers, warmline);
            customer.opensChat();
            talksToAPerson(customer);
            AgentSide here = AgentSide.returns(agents, warmline, "/console");
            here.listed(customer).waitFor();
            assertThat(problems(here.page())).as("the list").isEmpty();
            here.opens(customer);
            customer.says("It was a gift and I am so disappointed.");
            here.suggestions().waitFor();
            here.button("Why this?").first().click();
            assertThat(problems(here.page())).as("a conversation").isEmpty();
            here.button("Assign").click();
            assertThat(problems(here.page())).as("whom to assign to").isEmpty();
            here.page().keyboard().press("Escape");
            here.button("Resolve").click();

            AgentSide owner = AgentSide.returns(owners, warmline, "/console/satisfaction");
            owner.page().getByText("Week by week").first().waitFor();
            assertThat(problems(owner.page())).as("satisfaction").isEmpty();

            owner.goes("/console/phrases");
            owner.button("Edit").first().waitFor();
            assertThat(problems(owner.page())).as("phrases").isEmpty();
            owner.button("Edit").first().click();
            owner.button("Save").waitFor();
            assertThat(problems(owner.page())).as("a phrase").isEmpty();
            owner.page().keyboard().press("Escape");
            owner.button("Import").click();
            owner.button("See what would happen").waitFor();
            assertThat(problems(owner.page())).as("an import").isEmpty();
        }
    }

    /** Until somebody has joined. */
    private static void talksToAPerson(CustomerSide customer) {
        customer.says("Do you deliver on Sundays? See https://example.org/sunday");
        customer.answers().first().waitFor();
        customer.says("My cake was crushed, let me talk to a person");
        customer.chat().getByText("has joined").waitFor();
    }

    private static Browser.NewContextOptions remembering(String state, int width, ColorScheme colors) {
        return new Browser.NewContextOptions()
                .setStorageState(state)
                .setViewportSize(width, 800)
                .setColorScheme(colors);
    }

    private static List<?> problems(Page page) {
        return problems(page.mainFrame());
    }

    /** In a frame rather than by the builder's own page walk, which does not see into the closed root around the chat. */
    private static List<?> problems(Frame frame) {
        frame.evaluate(AxeBuilder.getAxeScript());
        return (List<?>) frame.evaluate(RUN);
    }
}
