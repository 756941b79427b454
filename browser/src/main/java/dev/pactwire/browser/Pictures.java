package dev.pactwire.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Takes the pictures of the README from the running demo, into the folder that is named. */
public final class Pictures {
  private static final int WIDE = 1360;
  private static final int HIGH = 850;
  private static final int TALL = 1040;
  private static final int PHONE = 400;
  private static final int PHONE_HIGH = 780;

  private Pictures() {}

  /** Takes all of them. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try (RunningDemo demo = RunningDemo.start();
        Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright)) {
      String site = "http://127.0.0.1:" + demo.port();
      // The second edition is in when something has been corrected.
      demo.awaitOutput("corrected ");
      take(
          browser,
          site + "/",
          WIDE,
          HIGH,
          ColorScheme.LIGHT,
          folder.resolve("dashboard-stream.png"),
          Pictures::openEvidence);
      take(
          browser,
          site + "/?view=overview",
          WIDE,
          TALL,
          ColorScheme.DARK,
          folder.resolve("dashboard-overview.png"),
          page -> {});
      take(
          browser,
          site + "/?lang=de",
          PHONE,
          PHONE_HIGH,
          ColorScheme.LIGHT,
          folder.resolve("dashboard-phone.png"),
          page -> {});
      // The last: a feed is paused for it.
      take(
          browser,
          site + "/?view=operations",
          WIDE,
          TALL,
          ColorScheme.LIGHT,
          folder.resolve("dashboard-operations.png"),
          Pictures::pauseFeed);
    }
  }

  private static void take(
      Browser browser,
      String address,
      int width,
      int height,
      ColorScheme scheme,
      Path file,
      Consumer<Page> before) {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB"))) {
      Page page = context.newPage();
      page.navigate(address);
      page.locator(".status.live").waitFor();
      page.locator(".row, .card").first().waitFor();
      before.accept(page);
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }

  /** Opens an article of an alliance and shows its evidence. */
  private static void openEvidence(Page page) {
    String chip = ".chip[data-id=us-japan-philippines]";
    page.locator(".row:has(" + chip + ") .title").first().click();
    page.locator(".detail " + chip).click();
    page.locator(".detail mark.on").first().waitFor();
  }

  private static void pauseFeed(Page page) {
    String feed = "tr[data-feed=broken-wire]";
    page.locator(feed + " button").click();
    page.getByLabel("Who are you?").fill("night shift");
    page.getByLabel("Why?").fill("the publisher is mending it");
    page.locator("dialog button.main").click();
    page.locator(feed + " .state.paused").waitFor();
  }
}
