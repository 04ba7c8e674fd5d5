package org.warmline.standalone.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer on the demo shop's page, and the chat in it. */
final class CustomerSide {
    private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([0-9a-f-]{36})\"");

    private final Page page;
    private final Overheard overheard;

    private CustomerSide(Page page, Overheard overheard) {
        this.page = page;
        this.overheard = overheard;
    }

    static CustomerSide visits(BrowserContext browser, WarmlineServer warmline) {
        return visits(browser.newPage(), warmline.at("/demo"));
    }

    static CustomerSide visits(Page page, String address) {
        Overheard overheard = Overheard.by(page);
        page.navigate(address);
        return new CustomerSide(page, overheard);
    }

    Page page() {
        return page;
    }

    Overheard overheard() {
        return overheard;
    }

    /** As the page's own buttons do it. The launcher itself is in a closed shadow root, out of reach for scripts. */
    void opensChat() {
        page.evaluate("() => window.Warmline('open')");
        awaitChat();
    }

    /** As people do it: a click in the corner where the launcher is. */
    void clicksLauncher() {
        page.waitForFunction("() => window.Warmline.booted");
        page.mouse().click(page.viewportSize().width - 50.0, page.viewportSize().height - 50.0);
        awaitChat();
    }

    /** Loads the page again and opens the chat. */
    void comesBack() {
        var unused = overheard.answers();
        page.reload();
        opensChat();
    }

    private void awaitChat() {
        page.waitForCondition(() -> chatFrame().isPresent());
        field().waitFor();
    }

    /** The chat; the frame is found among the page's because the shadow root around it is closed. */
    Frame chat() {
        return chatFrame().orElseThrow(() -> new AssertionError("the chat has not been opened"));
    }

    Locator field() {
        return chat().getByRole(AriaRole.TEXTBOX, new Frame.GetByRoleOptions().setName("Your message"));
    }

    Locator transcript() {
        return chat().getByRole(AriaRole.LOG, new Frame.GetByRoleOptions().setName("Messages"));
    }

    /** Messages from others. */
    Locator answers() {
        return transcript().locator("li.other");
    }

    Locator own(String text) {
        return transcript().locator("li.own").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator button(String name) {
        return chat().getByRole(
                        AriaRole.BUTTON,
                        new Frame.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Returns when the server has confirmed it, which is when "Sent" or "Seen" stands below it. */
    void says(String text) {
        field().fill(text);
        field().press("Enter");
        own(text).getByText(Pattern.compile("^(Sent|Seen)$")).waitFor();
    }

    /** The id of the conversation, once anything has been said in it. */
    String conversation() {
        return overheard.frames().stream()
                .map(CONVERSATION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has been said yet"));
    }

    private Optional<Frame> chatFrame() {
        return page.frames().stream()
                .filter(frame -> frame.url().contains("/widget/frame"))
                .findFirst();
    }
}
