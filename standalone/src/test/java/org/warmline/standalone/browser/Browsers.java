package org.warmline.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine; each person in a scenario gets a browser profile of their own from it. */
final class Browsers implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync");
    /** Only ends what will never happen, so it is long enough for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Browsers launch() {
        Path chromium = chromium()
                .orElseThrow(
                        () -> new AssertionError(
                                "These tests drive the pages with Chromium, and none of " + NAMES
                                        + " is on the PATH. Install it (on Debian and Ubuntu: apt-get install chromium) and run again."));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(ARGUMENTS)
                        .setTimeout(PATIENCE.toMillis()));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        return new Browsers(playwright, browser);
    }

    BrowserContext person() {
        return person(1280, 900, ColorScheme.LIGHT);
    }

    /** A new profile with nothing remembered, and without animations that a test would have to wait for. */
    BrowserContext person(int width, int height, ColorScheme colors) {
        return person(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colors));
    }

    BrowserContext person(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(
                options.setLocale("en-GB").setTimezoneId("Europe/London").setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> chromium() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
