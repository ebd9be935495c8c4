package io.heard.testing.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How somebody looks at a page: light and wide, dark and as narrow as it gets, and in which language. */
public enum Look {
    LIGHT(ColorScheme.LIGHT, 1_000, "en"),
    DARK(ColorScheme.DARK, 1_000, "de"),
    NARROW(ColorScheme.LIGHT, 320, "en"),
    ARABIC(ColorScheme.DARK, 320, "ar");

    private static final int HEIGHT = 800;

    private final ColorScheme scheme;
    private final int width;
    private final String language;

    Look(ColorScheme scheme, int width, String language) {
        this.scheme = scheme;
        this.width = width;
        this.language = language;
    }

    public String language() {
        return language;
    }

    public NewContextOptions options() {
        return new NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, HEIGHT)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /**
     * What keeps people who look like this from using a page. Takes a picture of it, too, where the system property {@code
     * heard.pictures} names a folder.
     */
    public List<String> problems(Page page, String name) {
        String pictures = System.getProperty("heard.pictures");
        if (pictures != null) {
            String file = name().toLowerCase(Locale.ROOT) + "-" + name + ".png";
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(pictures, file)));
        }
        List<String> problems = new ArrayList<>(Accessibility.problems(page));
        int wide = (int) page.evaluate("document.documentElement.scrollWidth");
        if (wide > width) {
            problems.add("it is " + wide + " pixels wide in a window of " + width);
        }
        return problems;
    }
}
