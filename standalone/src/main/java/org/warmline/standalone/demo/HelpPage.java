package org.warmline.standalone.demo;

import java.util.List;
import org.warmline.knowledge.Article;

/** The bakery's articles as one page, each under its slug. */
final class HelpPage {
    static final String PATH = "/demo/help";

    private static final String HEAD = """
            <!doctype html>
            <html lang="en-GB">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>Help, Hearth &amp; Crumb</title>
                <link rel="icon" href="/demo/assets/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/demo/assets/shop.css" />
                <script async src="/widget/warmline.js" data-inbox="demo"></script>
              </head>
              <body>
                <a class="skip" href="#main">Skip to the answers</a>
                <header class="top">
                  <a class="brand" href="/demo">
                    <img src="/demo/assets/favicon.svg" alt="" width="44" height="44" />
                    <span>Hearth &amp; Crumb</span>
                  </a>
                </header>
                <main id="main">
                  <h1>Help and answers</h1>
            """;

    private static final String FOOT = """
                </main>
                <footer>
                  <p class="small">A bakery that exists only in this demonstration of Warmline. <a href="/demo">Back to the shop</a></p>
                </footer>
              </body>
            </html>
            """;

    private HelpPage() {}

    /** The whole document. Everything of an article is text: whatever looks like markup is shown as written. */
    static String of(List<Article> articles) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<nav aria-label=\"Answers\"><ul class=\"places\">\n");
        for (Article article : articles) {
            page.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(escape(article.slug()), escape(article.title())));
        }
        page.append("</ul></nav>\n");
        for (Article article : articles) {
            page.append("<section id=\"%s\" class=\"card\">\n<h2>%s</h2>\n"
                    .formatted(escape(article.slug()), escape(article.title())));
            page.append("<p><b>%s</b></p>\n".formatted(escape(article.answer())));
            article.body()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> page.append("<p>%s</p>\n".formatted(escape(line))));
            page.append("</section>\n");
        }
        return page.append(FOOT).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
