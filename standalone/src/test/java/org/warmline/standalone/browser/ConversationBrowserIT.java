package org.warmline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The story the product is made for, as customer, agent and owner live it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationBrowserIT {
    private static final String UPSET =
            "I am really angry. The birthday cake arrived crushed and nobody answers the phone. Let me talk to a person!";
    private static final String SECRET = "Third complaint about courier 7, do not tell: zebra-marmalade-41";

    @AutoClose
    private final WarmlineServer warmline = WarmlineServer.start();

    @AutoClose
    private final Browsers browsers = Browsers.launch();

    @Test
    void aCustomerIsHeardHelpedByAPersonAndAskedHowItWas() {
        AgentSide owner = AgentSide.signsIn(browsers.person(), warmline, "owner@demo.test");
        int answersBefore = answersInReport(owner);
        AgentSide agent = AgentSide.signsIn(browsers.person(), warmline, "agent@demo.test");
        CustomerSide customer = CustomerSide.visits(browsers.person(), warmline);

        isAnsweredByTheAssistant(customer);
        reachesAPerson(customer, agent);
        talkBothWays(customer, agent);
        comesBackToTheSamePerson(customer);
        answersWithASuggestionOfTheirOwn(customer, agent);
        keepsANoteFromTheCustomer(customer, agent);
        endsWithAnAnswerToHowItWas(customer, agent);

        assertThat(answersInReport(owner)).isEqualTo(answersBefore + 1);
    }

    private static void isAnsweredByTheAssistant(CustomerSide customer) {
        customer.clicksLauncher();
        assertThat(customer.chat().locator("h1")).hasText("Hearth & Crumb");
        assertThat(customer.chat().locator(".greeting")).isVisible();

        customer.says("How much does delivery cost?");

        Locator answer = customer.answers().first();
        assertThat(answer).containsText("£2.95");
        assertThat(answer).containsText("Automated assistant");
        assertThat(answer.getByRole(AriaRole.LINK)).hasAttribute("href", Pattern.compile(".*/demo/help#delivery-fees"));
    }

    private static void reachesAPerson(CustomerSide customer, AgentSide agent) {
        agent.looksAt("All");
        assertThat(agent.listed(customer)).containsText("With the assistant");

        customer.says(UPSET);

        agent.looksAt("Mine");
        Locator item = agent.listed(customer);
        assertThat(item).containsText("Needs a person");
        assertThat(item).containsText("Angry");
        agent.opens(customer);
        assertThat(agent.transcript()).containsText(UPSET);
        assertThat(agent.transcript()).containsText("How much does delivery cost?");
        assertThat(agent.heard().locator(".hear-reading")).containsText("Angry");
        assertThat(agent.heard().locator(".evidence")).containsText("angry");
        assertThat(agent.heard()).containsText("Why it was handed to a person");
        assertThat(agent.heard().locator(".handed-over")).hasText("Asked for a person");
        assertThat(agent.heard()).containsText("Why it is with you");
        assertThat(customer.chat().getByText("Mara Lindqvist has joined")).isVisible();
    }

    private static void talkBothWays(CustomerSide customer, AgentSide agent) {
        agent.reply().pressSequentially("Hello, ");
        assertThat(customer.chat().getByText("Mara Lindqvist is writing")).isVisible();
        agent.says("Hello, this is Mara. I have your order in front of me.");
        assertThat(customer.answers().last()).containsText("I have your order in front of me.");
        assertThat(agent.transcript()).containsText("Seen");

        customer.field().pressSequentially("It was ");
        assertThat(agent.page().locator(".typing")).containsText("is typing");
        customer.says("It was for my daughter, she cried. I am so disappointed.");
        assertThat(agent.transcript()).containsText("It was for my daughter, she cried.");
        assertThat(agent.page().locator(".typing")).isHidden();
    }

    private static void comesBackToTheSamePerson(CustomerSide customer) {
        customer.comesBack();
        assertThat(customer.chat().getByRole(AriaRole.BANNER)).containsText("Mara Lindqvist");
        assertThat(customer.transcript()).containsText("It was for my daughter, she cried.");
        assertThat(customer.chat().getByText("Mara Lindqvist has joined")).hasCount(0);
    }

    private static void answersWithASuggestionOfTheirOwn(CustomerSide customer, AgentSide agent) {
        Locator first = agent.suggestions().getByRole(AriaRole.LISTITEM).first();
        String offered = first.locator(".offer-text [dir=auto]").textContent();
        agent.reply().focus();
        assertThat(agent.page().getByText("Tab to use")).isVisible();
        agent.reply().press("Tab");
        assertThat(agent.reply()).hasValue(offered);
        assertThat(agent.reply()).isFocused();
        assertThat(customer.overheard().everything()).noneMatch(received -> received.contains(offered));

        agent.reply().pressSequentially(" A new cake is in the oven for her.");
        agent.reply().press("Enter");

        assertThat(customer.answers().last().locator(".bubble"))
                .hasText(offered + " A new cake is in the oven for her.");
    }

    private static void keepsANoteFromTheCustomer(CustomerSide customer, AgentSide agent) {
        agent.notes(SECRET);
        assertThat(agent.transcript()).containsText(SECRET);
        agent.says("It will be with you by four.");
        // What comes after the note has arrived, so the note would have arrived as well.
        assertThat(customer.answers().last()).containsText("It will be with you by four.");
        customer.says("Thank you, Mara. That is kind.");

        List<String> received = customer.overheard().everything();
        assertThat(received).as("the recording is not empty").anyMatch(text -> text.contains("by four"));
        assertThat(received).noneMatch(text -> text.contains("zebra") || text.contains("courier 7"));
        assertThat(customer.chat().content()).contains("by four").doesNotContain("zebra", "courier 7");
        assertThat(customer.page().content()).doesNotContain("zebra", "courier 7");
        assertThat((String) customer.chat().evaluate("() => JSON.stringify({...localStorage, ...sessionStorage})"))
                .doesNotContain("zebra", "courier 7");
    }

    private static void endsWithAnAnswerToHowItWas(CustomerSide customer, AgentSide agent) {
        agent.button("Resolve").click();
        assertThat(customer.chat().getByText("How was the help from Mara Lindqvist?"))
                .isVisible();
        customer.button("Very good").click();
        Locator comment = customer.chat().getByLabel("Is there something you would like to tell us?");
        comment.fill("Mara saved the birthday.");
        customer.button("Send comment").click();
        assertThat(customer.chat().getByText("Your answer: Very good")).isVisible();
        customer.comesBack();
        assertThat(customer.chat().getByText("Your answer: Very good")).isVisible();
    }

    private static int answersInReport(AgentSide owner) {
        owner.goes("/console/satisfaction");
        String words = owner.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Happy customers"))
                .getByText(Pattern.compile("from [\\d,]+ answers"))
                .textContent();
        Matcher count = Pattern.compile("from ([\\d,]+) answers").matcher(words);
        assertThat(count.find()).as(words).isTrue();
        return Integer.parseInt(count.group(1).replace(",", ""));
    }
}
