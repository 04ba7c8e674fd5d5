package org.warmline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The owner's phrases, and what becomes of them at somebody's desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhrasesBrowserIT {
    private static final String LATE = "My order still hasn't arrived and I waited in all morning.";
    private static final String OURS = "Now let me walk to the van myself.";
    private static final String CANNED =
            "short_code,content\nlate,\"Hi {{contact.name}}, your order is late and I am on it.\"\n"
                    + "case,Your case is {{conversation.id}}\n";

    @AutoClose
    private final WarmlineServer warmline = WarmlineServer.start();

    @AutoClose
    private final Browsers browsers = Browsers.launch();

    @Test
    void anAgentGetsTheWordsTheOwnerChose() {
        AgentSide agent = AgentSide.signsIn(browsers.person(), warmline, "agent@demo.test");
        String shipped = offered(agent);
        AgentSide owner = ownerAtThePhrases();

        owner.page()
                .getByLabel("Search", new Page.GetByLabelOptions().setExact(true))
                .fill(shipped.substring(0, 24));
        Locator phrase = phrases(owner).filter(new Locator.FilterOptions().setHasText(shipped));
        phrase.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"))
                .click();
        Page page = owner.page();
        page.getByLabel("The phrase", new Page.GetByLabelOptions().setExact(true))
                .fill(shipped + " " + OURS);
        page.getByLabel("It is only reworded: keep the record").check();
        owner.button("Save").click();
        assertThat(phrases(owner).first()).containsText(OURS);
        assertThat(phrases(owner).first()).containsText("Yours");
        assertThat(phrases(owner).first()).containsText("Suggested");

        // Its index is built beside the suggestions, so the first ones may still have the old words.
        String found = "";
        for (int visit = 0; visit < 5 && !found.contains(OURS); visit++) {
            found = allOffered(agent);
        }
        assertThat(found).contains(OURS);

        phrases(owner)
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retire"))
                .click();
        assertThat(phrases(owner).first()).containsText("Retired");
        for (int visit = 0; visit < 5 && found.contains(OURS); visit++) {
            found = allOffered(agent);
        }
        assertThat(found).isNotEmpty().doesNotContain(OURS);

        phrases(owner)
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bring back"))
                .click();
        assertThat(page.getByText("Back in use.")).isVisible();
    }

    @Test
    void anImportIsLookedAtFirstAndThenWaitsToBeReviewed() {
        AgentSide owner = ownerAtThePhrases();
        Page page = owner.page();

        owner.button("Import").click();
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("canned.csv", "text/csv", CANNED.getBytes(StandardCharsets.UTF_8)));
        owner.button("See what would happen").click();
        assertThat(page.getByText("1 phrase to add, 0 to change, 1 left out.")).isVisible();
        assertThat(page.getByText("It needs {{conversation.id}}, for which there is no value here."))
                .isVisible();
        owner.button("Import it").click();
        assertThat(page.getByText("1 phrase added, 0 changed, 1 left out.")).isVisible();
        owner.button("Show those to be reviewed").click();

        assertThat(phrases(owner)).hasCount(1);
        assertThat(phrases(owner).first()).containsText("Hi {customer}, your order is late and I am on it.");
        owner.button("Review").click();
        page.getByLabel("What it does").selectOption("act");
        page.getByLabel("Situation", new Page.GetByLabelOptions().setExact(true))
                .last()
                .selectOption("late-delivery");
        page.getByLabel("Customers' words it answers").fill("where is it");
        owner.button("Save").click();
        assertThat(phrases(owner).first()).containsText("Imported");
        assertThat(phrases(owner).first()).not().containsText("To be reviewed");
    }

    @Test
    void theBankComesAsAFileAndTheIndexIsBuiltAnew() throws IOException {
        AgentSide owner = ownerAtThePhrases();
        Page page = owner.page();
        page.getByLabel("Language").selectOption("de");
        assertThat(phrases(owner).first()).containsText("German");

        page.getByText("Export", new Page.GetByTextOptions().setExact(true)).click();
        Download download = page.waitForDownload(
                () -> page.getByText("CSV, for a spreadsheet").click());
        assertThat(Files.readString(download.path()))
                .startsWith("\uFEFF\"key\",\"locale\"")
                .contains("\"de\",\"late-delivery\"")
                .doesNotContain("\"fr\",\"");

        owner.button("Build it anew").click();
        assertThat(page.getByText("The index has been built anew.")).isVisible();
    }

    @Test
    void aLeadReadsAndChangesNothing() {
        AgentSide lead = AgentSide.signsIn(browsers.person(), warmline, "lead@demo.test");
        lead.goes("/console/phrases");

        assertThat(phrases(lead).first()).isVisible();
        assertThat(lead.button("Edit")).hasCount(0);
        assertThat(lead.button("Write a phrase")).hasCount(0);
        assertThat(lead.button("Build it anew")).hasCount(0);
    }

    private AgentSide ownerAtThePhrases() {
        AgentSide owner = AgentSide.signsIn(browsers.person(), warmline, "owner@demo.test");
        owner.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Phrases"))
                .click();
        phrases(owner).first().waitFor();
        return owner;
    }

    private static Locator phrases(AgentSide owner) {
        return owner.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Phrases"))
                .locator("li.phrase");
    }

    /** The first suggestion that has nothing filled in, so that its words are those of the bank. */
    private String offered(AgentSide agent) {
        return allOffered(agent)
                .lines()
                .filter(text -> !text.contains("Mara") && !text.contains("Hearth"))
                .findFirst()
                .orElseThrow();
    }

    /** What an agent is offered when another customer says the same. */
    private String allOffered(AgentSide agent) {
        try (var browser = browsers.person()) {
            CustomerSide customer = CustomerSide.visits(browser, warmline);
            customer.opensChat();
            customer.says("Could I talk to a person, please?");
            customer.chat().getByText("has joined").waitFor();
            agent.goes("/console");
            agent.looksAt("All");
            agent.opens(customer);
            customer.says(LATE);
            agent.suggestions().waitFor();
            String texts = String.join(
                    "\n", agent.suggestions().locator(".offer-text span[dir]").allInnerTexts());
            agent.button("Resolve").click();
            agent.button("Reopen").waitFor();
            return texts;
        }
    }
}
