package dev.standfirst.clients;

import static dev.standfirst.client.model.ContentFormat.MARKDOWN;
import static dev.standfirst.client.model.PostStatus.DRAFT;
import static dev.standfirst.client.model.PostStatus.PUBLISHED;
import static dev.standfirst.client.model.PostStatus.UNKNOWN_DEFAULT_OPEN_API;
import static dev.standfirst.client.model.Scope.SCOPE_PUBLISH;
import static dev.standfirst.client.model.Scope.SCOPE_READ;
import static dev.standfirst.client.model.Scope.SCOPE_WRITE;
import static dev.standfirst.clients.RunningService.ADMIN_TOKEN;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.standfirst.client.ApiClient;
import dev.standfirst.client.ApiException;
import dev.standfirst.client.ApiResponse;
import dev.standfirst.client.api.AuthorsApi;
import dev.standfirst.client.api.CategoriesApi;
import dev.standfirst.client.api.PostsApi;
import dev.standfirst.client.api.PostsApi.APIGetPostRequest;
import dev.standfirst.client.api.PostsApi.APIListPostsRequest;
import dev.standfirst.client.api.RevisionsApi;
import dev.standfirst.client.api.SharesApi;
import dev.standfirst.client.api.TokensApi;
import dev.standfirst.client.api.WorkingCopiesApi;
import dev.standfirst.client.model.AuthorInput;
import dev.standfirst.client.model.CategoryInput;
import dev.standfirst.client.model.ContentInput;
import dev.standfirst.client.model.CoverImageInput;
import dev.standfirst.client.model.Post;
import dev.standfirst.client.model.PostBatchInput;
import dev.standfirst.client.model.PostInput;
import dev.standfirst.client.model.PostOperationInput;
import dev.standfirst.client.model.PostOperationKind;
import dev.standfirst.client.model.PostPatch;
import dev.standfirst.client.model.PostSeoInput;
import dev.standfirst.client.model.PostSeoPatch;
import dev.standfirst.client.model.PostSummary;
import dev.standfirst.client.model.Problem;
import dev.standfirst.client.model.Role;
import dev.standfirst.client.model.ShareInput;
import dev.standfirst.client.model.TagRef;
import dev.standfirst.client.model.TokenInput;

/** Uses the generated Java client as a program of an author does. The tests of the TypeScript client do the same. */
class JavaClientIT {

    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        service = RunningService.start(folder);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void aPostIsCreatedPublishedSharedAndRead() throws ApiException {
        var ada = client(tokenOf("Ada Marlow"));
        var shipping = new CategoriesApi(client(ADMIN_TOKEN)).createCategory(new CategoryInput().name("Shipping"), null);
        var posts = new PostsApi(ada);
        var earlier = published(posts, "The price of a quay");
        var draft = posts.createPost(new PostInput().title("Why ports decide wars")
                .content(new ContentInput().format(MARKDOWN).source("It is *not* what you think."))
                .addCategoriesItem(shipping.getSlug()).addTagsItem("Ports"), "first-of-ada");
        assertEquals(DRAFT, draft.getStatus());
        assertNull(draft.getPublishedAt());
        assertEquals("It is *not* what you think.", draft.getContent().getSource());

        posts.updatePost(draft.getSlug(), new PostPatch().title("Why harbours decide wars").status(PUBLISHED), null);
        var shared = new SharesApi(client(null)).sharePost(draft.getSlug(), new ShareInput().network("bluesky"));
        var page = new PostsApi(client(null)).getPost(APIGetPostRequest.newBuilder().post(draft.getSlug())
                .include(List.of("recent", "shares", "shareLinks", "publishedAgo")).acceptLanguage("en").build());

        assertEquals(1, shared.getTotal());
        assertEquals(draft.getId(), page.getId());
        assertEquals("Why harbours decide wars", page.getTitle());
        assertEquals("<p>It is <em>not</em> what you think.</p>", page.getContent().getHtml().strip());
        assertEquals("Ada Marlow", page.getAuthors().get(0).getName());
        assertEquals("Ada Marlow", page.getPublishedBy().getName());
        assertEquals(shipping.getId(), page.getCategories().get(0).getId());
        assertEquals(List.of("Ports"), page.getTags().stream().map(TagRef::getName).toList());
        assertEquals(Map.of("bluesky", 1L), page.getShares().getNetworks());
        assertEquals("bsky.app", URI.create(page.getShareLinks().get("bluesky")).getHost());
        assertTrue(page.getPublishedAt().isBefore(OffsetDateTime.now(UTC).plusMinutes(1)));
        assertNotNull(page.getPublishedAgo());
        assertTrue(page.getRecent().stream().map(PostSummary::getId).toList().contains(earlier.getId()));
    }

    @Test
    void aPublishedPostIsChangedInAWorkingCopy() throws ApiException {
        var barbara = client(tokenOf("Barbara Reyes"));
        var copies = new WorkingCopiesApi(barbara);
        var anonymous = new PostsApi(client(null));
        var post = published(new PostsApi(barbara), "What a lighthouse keeper reads");

        copies.updateDraft(post.getSlug(), new PostPatch().title("What lighthouse keepers read"), null);
        assertEquals(post.getTitle(), anonymous.getPost(post.getSlug(), null, null, null, null, null).getTitle());
        assertEquals("What lighthouse keepers read",
                copies.getDraft(post.getSlug(), null, null, null, null).getTitle());
        copies.publishDraft(post.getSlug(), null, null);

        assertEquals("What lighthouse keepers read",
                anonymous.getPost(post.getSlug(), null, null, null, null, null).getTitle());
        var revisions = new RevisionsApi(barbara).listRevisions(post.getSlug(), null, null, null, null, null);
        assertTrue(revisions.getItems().get(0).getChanged().contains("title"));
        assertEquals("Barbara Reyes", revisions.getItems().get(0).getBy().getName());
    }

    @Test
    void nullClearsAPropertyAndAnAbsentPropertyKeepsItsValue() throws ApiException {
        var posts = new PostsApi(client(tokenOf("Clara Lund")));
        var written = posts.createPost(new PostInput().title("Ebb").excerpt("In short.").featured(true).tags(List.of("Sea"))
                .coverImage(new CoverImageInput().url("https://img.example/ebb.jpg").alt("Low tide"))
                .seo(new PostSeoInput().title("Ebb, explained").description("Where the water goes.").noIndex(true)), null);

        var changed = posts.updatePost(written.getSlug(),
                new PostPatch().excerpt(null).seo(new PostSeoPatch().title(null)), null);

        assertEquals("", changed.getExcerpt());
        assertNull(changed.getSeo().getTitle());
        assertEquals("Where the water goes.", changed.getSeo().getDescription());
        assertTrue(changed.getSeo().getNoIndex());
        assertTrue(changed.getFeatured());
        assertEquals("Low tide", changed.getCoverImage().getAlt());
        assertEquals(List.of("Sea"), changed.getTags().stream().map(TagRef::getName).toList());
        assertEquals("Ebb", changed.getTitle());
    }

    @Test
    void aListIsReadToItsLastPage() throws ApiException {
        var posts = new PostsApi(client(tokenOf("Dorothy Vane")));
        var written = new ArrayList<Post>();
        for (var number : IntStream.rangeClosed(1, 7).toArray()) {
            written.add(published(posts, "Knot " + number));
        }
        var anonymous = new PostsApi(client(null));
        var read = new ArrayList<PostSummary>();
        String cursor = null;
        do {
            var page = anonymous.listPosts(APIListPostsRequest.newBuilder().author(List.of("dorothy-vane")).sort(List.of("title")).limit(3)
                    .cursor(cursor).build());
            read.addAll(page.getItems());
            cursor = page.getPage().getNext();
        } while (cursor != null);

        assertEquals(written.stream().map(Post::getId).toList(), read.stream().map(PostSummary::getId).toList());
    }

    @Test
    void aBatchReportsTheOutcomeOfEachOperation() throws ApiException {
        var posts = new PostsApi(client(tokenOf("Edith Roe")));
        var post = published(posts, "Anchors");

        var outcomes = posts.batchPosts(new PostBatchInput()
                .addOperationsItem(new PostOperationInput().op(PostOperationKind.CREATE)
                        .value(new PostPatch().title("Notes on anchors")))
                .addOperationsItem(new PostOperationInput().op(PostOperationKind.PATCH).post(post.getSlug())
                        .value(new PostPatch().featured(true)))
                .addOperationsItem(new PostOperationInput().op(PostOperationKind.PATCH).post(post.getSlug())
                        .value(new PostPatch().title(" "))),
                false, null).getItems();

        assertEquals("Notes on anchors", outcomes.get(0).getPost().getTitle());
        assertTrue(outcomes.get(1).getPost().getFeatured());
        assertEquals(422, outcomes.get(2).getStatus());
        assertEquals("/operations/2/value/title", outcomes.get(2).getProblem().getErrors().get(0).getPointer());
    }

    @Test
    void aProblemNamesTheInvalidInput() throws ApiException, JsonProcessingException {
        var posts = new PostsApi(client(tokenOf("Fanny Holt")));

        var problem = problem(() -> posts.createPost(new PostInput().title(" "), null));

        assertEquals(422, problem.getStatus());
        assertTrue(problem.getType().endsWith("/invalid"), problem.getType());
        assertEquals("/title", problem.getErrors().get(0).getPointer());
        assertEquals("NotBlank", problem.getErrors().get(0).getCode());
        assertNull(problem.getErrors().get(0).getParameter());
    }

    @Test
    void aStaleDeletionIsRejectedAndATrashedPostIsRestored() throws ApiException, JsonProcessingException {
        var posts = new PostsApi(client(tokenOf("Grace Okafor")));
        var read = posts.createPostWithHttpInfo(new PostInput().title("Flotsam"), null);
        var slug = read.getData().getSlug();
        var changed = posts.updatePostWithHttpInfo(slug, new PostPatch().title("Jetsam"), entityTag(read));

        var problem = problem(() -> posts.deletePost(slug, null, entityTag(read)));
        assertEquals(412, problem.getStatus());
        assertEquals(changed.getData().getVersion(), problem.getCurrentVersion());

        posts.deletePost(slug, null, entityTag(changed));
        assertNotNull(posts.getPost(slug, null, null, null, null, null).getTrashedAt());
        var restored = posts.restorePost(slug, null);
        assertEquals("Jetsam", restored.getTitle());
        assertNull(restored.getTrashedAt());
    }

    @Test
    void aFormerSlugRedirectsToThePost() throws ApiException {
        var posts = new PostsApi(client(tokenOf("Harriet Voss")));
        var post = published(posts, "Ballast");

        posts.updatePost("ballast", new PostPatch().slug("ballast-and-keel"), null);

        assertEquals(post.getId(), posts.getPost("ballast", null, null, null, null, null).getId());
    }

    /** Otherwise a later version of the service would break the client. */
    @Test
    void unknownPropertiesAndEnumValuesAreIgnored() throws JsonProcessingException {
        var post = client(null).getObjectMapper().readValue("{\"title\":\"Reef\",\"status\":\"embargoed\",\"mood\":\"calm\"}",
                Post.class);

        assertEquals("Reef", post.getTitle());
        assertEquals(UNKNOWN_DEFAULT_OPEN_API, post.getStatus());
        assertFalse(post.toString().contains("calm"));
    }

    /** Client of the service with this token, which may be null. */
    private static ApiClient client(String token) {
        var client = new ApiClient();
        client.updateBaseUri(service.uri().toString());
        client.setHttpClientBuilder(HttpClient.newBuilder().followRedirects(Redirect.NORMAL));
        if (token != null) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }

    /** Creates an author, and returns the secret of a new token. */
    private static String tokenOf(String name) throws ApiException {
        var admin = client(ADMIN_TOKEN);
        var author = new AuthorsApi(admin).createAuthor(new AuthorInput().name(name).role(Role.ROLE_AUTHOR), null);
        return new TokensApi(admin).createToken(new TokenInput().author(author.getSlug()).name("laptop")
                .scopes(Set.of(SCOPE_READ, SCOPE_WRITE, SCOPE_PUBLISH)), null).getToken();
    }

    private static Post published(PostsApi posts, String title) throws ApiException {
        return posts.createPost(new PostInput().title(title).status(PUBLISHED), null);
    }

    private static String entityTag(ApiResponse<Post> response) {
        return response.getHeaders().get("etag").get(0);
    }

    private static Problem problem(Executable request) throws JsonProcessingException {
        var exception = assertThrows(ApiException.class, request);
        return client(null).getObjectMapper().readValue(exception.getResponseBody(), Problem.class);
    }
}
