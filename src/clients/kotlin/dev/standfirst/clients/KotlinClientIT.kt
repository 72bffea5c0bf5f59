package dev.standfirst.clients

import dev.standfirst.kotlin.apis.AuthorsApi
import dev.standfirst.kotlin.apis.PostsApi
import dev.standfirst.kotlin.apis.SharesApi
import dev.standfirst.kotlin.apis.TokensApi
import dev.standfirst.kotlin.infrastructure.ClientError
import dev.standfirst.kotlin.infrastructure.ClientException
import dev.standfirst.kotlin.infrastructure.Serializer
import dev.standfirst.kotlin.models.AuthorInput
import dev.standfirst.kotlin.models.ContentFormat
import dev.standfirst.kotlin.models.ContentInput
import dev.standfirst.kotlin.models.PostInput
import dev.standfirst.kotlin.models.PostPatch
import dev.standfirst.kotlin.models.PostStatus
import dev.standfirst.kotlin.models.Problem
import dev.standfirst.kotlin.models.Role
import dev.standfirst.kotlin.models.Scope
import dev.standfirst.kotlin.models.ShareInput
import dev.standfirst.kotlin.models.TokenInput
import okhttp3.OkHttpClient
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path

/** Uses the generated Kotlin client as a program of an author does. */
class KotlinClientIT {

    @Test
    fun aPostIsCreatedPublishedSharedAndRead() {
        val posts = PostsApi(url, author("Ada Mole"))
        val draft = posts.createPost(
            PostInput(
                title = "Why ports decide wars",
                tags = listOf("Ports"),
                content = ContentInput(ContentFormat.markdown, "It is *not* what you think."),
            ),
            "first-of-ada-mole",
        )

        posts.updatePost(draft.slug, PostPatch(status = PostStatus.published))
        SharesApi(url).sharePost(draft.slug, ShareInput("bluesky"))
        val page = PostsApi(url).getPost(
            draft.slug,
            include = listOf(PostsApi.IncludeGetPost.RECENT, PostsApi.IncludeGetPost.SHARES, PostsApi.IncludeGetPost.PUBLISHED_AGO),
        )

        assertEquals(draft.id, page.id)
        assertEquals("<p>It is <em>not</em> what you think.</p>\n", page.content.html)
        assertEquals("Ada Mole", page.authors[0].name)
        assertEquals(1L, page.shares?.networks?.get("bluesky"))
    }

    @Test
    fun aListIsReadToItsLastPage() {
        val posts = PostsApi(url, author("Dorothy Mole"))
        (1..4).forEach { posts.createPost(PostInput(title = "Knot $it", status = PostStatus.published)) }

        val titles = mutableListOf<String>()
        var cursor: String? = null
        do {
            val page = PostsApi(url).listPosts(
                author = listOf("dorothy-mole"),
                sort = listOf(PostsApi.SortListPosts.TITLE),
                limit = 3,
                cursor = cursor,
            )
            titles += page.items.map { it.title }
            cursor = page.page.next
        } while (cursor != null)

        assertEquals(listOf("Knot 1", "Knot 2", "Knot 3", "Knot 4"), titles)
    }

    @Test
    fun aProblemNamesTheInvalidInput() {
        val posts = PostsApi(url, author("Fanny Mole"))

        val rejected = assertThrows(ClientException::class.java) { posts.createPost(PostInput(title = " ")) }

        val body = (rejected.response as ClientError<*>).body as String
        val problem = Serializer.moshi.adapter(Problem::class.java).fromJson(body)!!
        assertEquals(422, rejected.statusCode)
        assertEquals("/title", problem.errors!![0].pointer)
    }

    companion object {

        private lateinit var service: RunningService

        private val url: String
            get() = service.uri().toString()

        @BeforeAll
        @JvmStatic
        fun start(@TempDir folder: Path) {
            service = RunningService.start(folder)
        }

        @AfterAll
        @JvmStatic
        fun stop() = service.close()

        private fun client(token: String): OkHttpClient = OkHttpClient.Builder()
            .addInterceptor { it.proceed(it.request().newBuilder().header("Authorization", "Bearer $token").build()) }
            .build()

        /** Creates an author with a token, and returns a client with this token. */
        private fun author(name: String): OkHttpClient {
            val admin = client(RunningService.ADMIN_TOKEN)
            val author = AuthorsApi(url, admin).createAuthor(AuthorInput(name = name, role = Role.ROLE_AUTHOR))
            val scopes = setOf(Scope.SCOPE_READ, Scope.SCOPE_WRITE, Scope.SCOPE_PUBLISH)
            return client(TokensApi(url, admin).createToken(TokenInput(author.slug, "laptop", scopes)).token!!)
        }
    }
}
