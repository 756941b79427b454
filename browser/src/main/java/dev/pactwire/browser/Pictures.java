package dev.pactwire.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/** Takes the pictures of the README from the running demo, into the folder that is named. */
public final class Pictures {
  private static final int WIDE = 1360;
  private static final int HIGH = 850;
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
      Path stream = folder.resolve("dashboard-stream.png");
      take(browser, site + "/", WIDE, HIGH, ColorScheme.LIGHT, "us-japan-philippines", stream);
      Path overview = folder.resolve("dashboard-overview.png");
      take(browser, site + "/?view=overview", WIDE, HIGH, ColorScheme.DARK, "", overview);
      Path phone = folder.resolve("dashboard-phone.png");
      take(browser, site + "/?lang=de", PHONE, PHONE_HIGH, ColorScheme.LIGHT, "", phone);
    }
  }

  /** With an alliance, its first article is open and its evidence shown. */
  private static void take(
      Browser browser,
      String address,
      int width,
      int height,
      ColorScheme scheme,
      String alliance,
      Path file) {
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
      if (!alliance.isEmpty()) {
        String row = ".row:has(.chip[data-id=" + alliance + "])";
        page.locator(row + " .title").first().click();
        page.locator(".detail .chip[data-id=" + alliance + "]").click();
        page.locator(".detail mark.on").first().waitFor();
      }
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }
}
