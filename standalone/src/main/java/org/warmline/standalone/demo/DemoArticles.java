package org.warmline.standalone.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.warmline.knowledge.ArticleDraft;
import org.warmline.knowledge.Knowledge;

/** What the bakery knows. */
@Singleton
@Requires(property = DemoBusiness.SWITCH, value = "true")
final class DemoArticles {
    static final String LOCALE = "en";

    private final Knowledge knowledge;

    DemoArticles(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    boolean areThere() {
        return !knowledge.all(LOCALE).isEmpty();
    }

    void load() {
        knowledge.load(drafts());
    }

    /** As written, but with the address that an article has on the demo's help page. */
    static List<ArticleDraft> drafts() {
        return DemoFiles.yamlIn("articles").stream()
                .map(name -> ArticleDraft.parse(
                        new ByteArrayInputStream(
                                DemoFiles.bytes("articles/" + name).orElseThrow()),
                        name))
                .map(draft -> new ArticleDraft(
                        draft.slug(),
                        draft.locale(),
                        draft.title(),
                        draft.answer(),
                        draft.body(),
                        draft.questions(),
                        HelpPage.PATH + "#" + draft.slug(),
                        draft.audience(),
                        draft.person()))
                .toList();
    }
}
