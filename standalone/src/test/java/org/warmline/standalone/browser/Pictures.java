package org.warmline.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Takes the pictures of {@code docs/images}. Not among the tests that always run: {@code ./mvnw verify -pl standalone
 * -Dit.test=Pictures} takes them anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pictures {
    private static final Path FOLDER = Path.of("..", "docs", "images");

    @AutoClose
    private final WarmlineServer warmline = WarmlineServer.start();

    @AutoClose
    private final Browsers browsers = Browsers.launch();

    @Test
    void ofAConversationAndOfWhatCustomersSay() throws IOException {
        Files.createDirectories(FOLDER);
        AgentSide agent = AgentSide.signsIn(browsers.person(1080, 900, ColorScheme.LIGHT), warmline, "agent@demo.test");
        CustomerSide other = CustomerSide.visits(browsers.person(), warmline);
        other.opensChat();
        other.says("Could a person look at my subscription? I am travelling and would love to pause it.");
        CustomerSide customer = CustomerSide.visits(
                browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(520, 900)
                        .setDeviceScaleFactor(2)),
                warmline);
        happens(customer, agent);

        Page desk = browsers.person(1600, 900, ColorScheme.LIGHT).newPage();
        desk.setContent(sideBySide(customer.page().screenshot(), agent.page().screenshot()));
        desk.locator("img").last().waitFor();
        save("widget-and-console.png", desk.screenshot());

        agent.page().setViewportSize(1440, 900);
        agent.heard().waitFor();
        save("console-inbox.png", agent.page().screenshot());

        customer.page().setViewportSize(390, 844);
        save("widget-phone.png", customer.page().screenshot());

        AgentSide owner = AgentSide.signsIn(browsers.person(1440, 900, ColorScheme.LIGHT), warmline, "owner@demo.test");
        owner.goes("/console/satisfaction");
        owner.button("Last 90 days").click();
        owner.page().locator(".report svg").first().waitFor();
        save("satisfaction.png", owner.page().screenshot());
    }

    private static void happens(CustomerSide customer, AgentSide agent) {
        customer.opensChat();
        customer.says("Do you deliver on Sundays?");
        customer.answers().first().waitFor();
        customer.says("My daughter's birthday cake has just come and I'm close to tears. Could I talk to a person?");
        customer.chat().getByText("has joined").waitFor();
        agent.looksAt("Mine");
        agent.opens(customer);
        agent.transcript().getByText("birthday cake").first().waitFor();
        agent.says("Hello, this is Mara. I'm here for you. What happened?");
        customer.answers()
                .filter(new Locator.FilterOptions().setHasText("this is Mara"))
                .waitFor();
        customer.says("We opened the box together and the whole cake was crushed. I'm so disappointed.");
        agent.transcript().getByText("opened the box").first().waitFor();
        agent.page().getByText("Disappointed").first().waitFor();
        agent.suggestions().waitFor();
        agent.reply().focus();
        agent.page().getByText("Tab to use").waitFor();
    }

    private static String sideBySide(byte[] left, byte[] right) {
        return """
            <style>body { margin: 0; display: flex; background: #d9cfc4 } img { height: 900px }</style>
            <img src="%s" width="520" alt=""><img src="%s" width="1080" alt="">
            """.formatted(embedded(left), embedded(right));
    }

    private static String embedded(byte[] picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
    }

    private static void save(String name, byte[] picture) throws IOException {
        Files.write(FOLDER.resolve(name), picture);
    }
}
