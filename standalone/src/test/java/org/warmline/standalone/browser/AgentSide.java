package org.warmline.standalone.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** One of the demo's staff at the console. */
final class AgentSide {
    private static final String PASSWORD = "warmline-demo";

    private final Page page;
    private final WarmlineServer warmline;

    private AgentSide(Page page, WarmlineServer warmline) {
        this.page = page;
        this.warmline = warmline;
    }

    static AgentSide signsIn(BrowserContext browser, WarmlineServer warmline, String email) {
        Page page = browser.newPage();
        page.navigate(warmline.at("/console/login"));
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        AgentSide agent = new AgentSide(page, warmline);
        agent.awaitLive();
        return agent;
    }

    /** With what the browser remembers of an earlier sign-in. */
    static AgentSide returns(BrowserContext browser, WarmlineServer warmline, String path) {
        AgentSide agent = new AgentSide(browser.newPage(), warmline);
        agent.goes(path);
        return agent;
    }

    Page page() {
        return page;
    }

    void goes(String path) {
        page.navigate(warmline.at(path));
        awaitLive();
    }

    /** "Live" is hidden on narrow screens but there for those who listen. */
    private void awaitLive() {
        page.locator(".line-state.online")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    void looksAt(String view) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Views"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(view))
                .click();
    }

    /** The customer's conversation in the list. */
    Locator listed(CustomerSide customer) {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Conversations"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("a[href$='/" + customer.conversation() + "']")));
    }

    void opens(CustomerSide customer) {
        listed(customer).getByRole(AriaRole.LINK).click();
        transcript().waitFor();
    }

    Locator transcript() {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Transcript"));
    }

    /** What software heard in the customer's words. */
    Locator heard() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What we hear"));
    }

    Locator suggestions() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Suggestions"));
    }

    Locator reply() {
        return page.getByLabel("Reply to customer");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void says(String text) {
        reply().fill(text);
        reply().press("Enter");
        transcript().getByText(text).first().waitFor();
    }

    void notes(String text) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Private note"))
                .click();
        Locator field = page.getByLabel("Private note text");
        field.fill(text);
        field.press("Enter");
        transcript().getByText(text).first().waitFor();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Reply"))
                .click();
    }
}
