package dev.standfirst.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorInput;
import dev.standfirst.author.AuthorWriter;
import dev.standfirst.category.CategoryInput;
import dev.standfirst.category.CategoryWriter;
import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.post.ContentFormat;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.edit.PostWriter;
import dev.standfirst.share.count.ShareBaselineInput;
import dev.standfirst.share.count.ShareWriter;
import dev.standfirst.slug.Ref;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.StartupEvent;

/** Creates the demonstration site with the writers of the features, as a client would. */
@Singleton
class DemoSite {

    private static final Logger LOG = Logger.getLogger(DemoSite.class);

    /** Content of the file {@code demo/site.json}. */
    private record Script(List<AuthorInput> authors, List<CategoryInput> categories, List<Article> posts, Article draft) {
    }

    /**
     * @param file name of the Markdown file with the body, without its extension; also the slug
     * @param age time since publication, as an ISO 8601 period or duration; null for a draft
     */
    private record Article(String file, String title, List<String> authors, List<String> categories, List<String> tags,
            @Nullable String age, boolean featured, @Nullable Map<String, Long> shares) {
    }

    private final AuthorWriter authors;
    private final CategoryWriter categories;
    private final PostWriter posts;
    private final ShareWriter shares;
    private final ObjectMapper json;
    private final Clock clock;

    DemoSite(AuthorWriter authors, CategoryWriter categories, PostWriter posts, ShareWriter shares, ObjectMapper json,
            Clock clock) {
        this.authors = authors;
        this.categories = categories;
        this.posts = posts;
        this.shares = shares;
        this.json = json;
        this.clock = clock;
    }

    @ActivateRequestContext
    @Transactional
    void fill(@Observes @Priority(Startup.DEMO) StartupEvent start, ActiveDatabase database,
            @ConfigProperty(name = "standfirst.demo", defaultValue = "true") boolean wanted) {
        if (!wanted || !database.isEmbedded() || Post.count() > 0) {
            return;
        }
        var admin = Author.<Author> find("role", Role.ADMIN).firstResult();
        var caller = new Caller(admin.id, Role.ADMIN, EnumSet.allOf(Scope.class), null);
        var script = read("site.json", in -> json.readValue(in, Script.class));
        script.authors.forEach(author -> authors.create(author, caller));
        script.categories.forEach(category -> categories.create(category, caller));
        script.posts.forEach(article -> write(article, PostStatus.PUBLISHED));
        write(script.draft, PostStatus.DRAFT);
        LOG.infof("Created a demonstration site of %d posts in the empty database (STANDFIRST_DEMO=false prevents this)",
                script.posts.size());
    }

    /** Creates the post as its first author, who is then recorded as its publisher. */
    private void write(Article article, PostStatus status) {
        var caller = as(article.authors.get(0));
        var source = read(article.file + ".md", in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        var publishedAt = article.age == null ? null : ago(article.age);
        var post = posts.create(new PostInput(article.title, article.file, null, status, null, article.featured, publishedAt,
                article.authors, article.categories, article.tags, null, new ContentInput(ContentFormat.MARKDOWN, source),
                null, null, null), caller);
        if (article.shares != null) {
            shares.setBaseline(new Ref(post.id(), null), new ShareBaselineInput(article.shares), caller);
        }
    }

    private static Caller as(String slug) {
        var author = Author.findByRef(Ref.fromString(slug)).orElseThrow();
        return new Caller(author.id, Role.EDITOR, EnumSet.allOf(Scope.class), null);
    }

    private Instant ago(String age) {
        TemporalAmount amount = age.startsWith("PT") ? Duration.parse(age) : Period.parse(age);
        return clock.instant().atOffset(ZoneOffset.UTC).minus(amount).toInstant();
    }

    private static <T> T read(String name, Reading<T> reading) {
        try (var in = Objects.requireNonNull(DemoSite.class.getResourceAsStream("/demo/" + name), name)) {
            return reading.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T of(InputStream in) throws IOException;
    }
}
