<?php
// Uses the generated PHP client as a program of an author does. The client lies in the folder standfirst.
declare(strict_types=1);

use Standfirst\Client\Api\AuthorsApi;
use Standfirst\Client\Api\PostsApi;
use Standfirst\Client\Api\SharesApi;
use Standfirst\Client\Api\TokensApi;
use Standfirst\Client\ApiException;
use Standfirst\Client\Configuration;
use Standfirst\Client\Model\AuthorInput;
use Standfirst\Client\Model\ContentInput;
use Standfirst\Client\Model\PostInput;
use Standfirst\Client\Model\PostPatch;
use Standfirst\Client\Model\ShareInput;
use Standfirst\Client\Model\TokenInput;

require 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/standfirst/lib/' . strtr(substr($class, strlen('Standfirst\\Client\\')), '\\', '/') . '.php';
    if (str_starts_with($class, 'Standfirst\\Client\\') && is_file($file)) {
        require $file;
    }
});

function configuration(?string $token = null): Configuration
{
    $configuration = (new Configuration())->setHost(getenv('STANDFIRST_URL'));
    return $token === null ? $configuration : $configuration->setAccessToken($token);
}

/** Creates an author with a token, and returns a configuration with this token. */
function author(string $name): Configuration
{
    $admin = configuration(getenv('STANDFIRST_ADMIN_TOKEN'));
    $author = (new AuthorsApi(null, $admin))->createAuthor(new AuthorInput(['name' => $name, 'role' => 'author']));
    $token = (new TokensApi(null, $admin))->createToken(
        new TokenInput(['author' => $author->getSlug(), 'name' => 'laptop', 'scopes' => ['read', 'write', 'publish']])
    );
    return configuration($token->getToken());
}

function equal(mixed $expected, mixed $actual): void
{
    if ($expected !== $actual) {
        throw new Exception('expected ' . var_export($expected, true) . ', but was ' . var_export($actual, true));
    }
}

$journeys = [
    'a post is created, published, shared and read' => function (): void {
        $posts = new PostsApi(null, author('Ada Pier'));
        $draft = $posts->createPost(new PostInput(['title' => 'Why ports decide wars', 'tags' => ['Ports'],
            'content' => new ContentInput(['format' => 'markdown', 'source' => 'It is *not* what you think.'])]), 'first-of-ada-pier');
        $posts->updatePost($draft->getSlug(), new PostPatch(['status' => 'published']));
        (new SharesApi(null, configuration()))->sharePost($draft->getSlug(), new ShareInput(['network' => 'bluesky']));
        $page = (new PostsApi(null, configuration()))->getPost($draft->getSlug(), null, ['recent', 'shares', 'publishedAgo']);
        equal($draft->getId(), $page->getId());
        equal("<p>It is <em>not</em> what you think.</p>\n", $page->getContent()->getHtml());
        equal('Ada Pier', $page->getAuthors()[0]->getName());
        equal(1, $page->getShares()->getNetworks()['bluesky']);
    },
    'null clears a property, and an absent property keeps its value' => function (): void {
        $posts = new PostsApi(null, author('Clara Pier'));
        $post = $posts->createPost(new PostInput(['title' => 'Ebb', 'excerpt' => 'In short.', 'featured' => true]));
        $changed = $posts->updatePost($post->getSlug(), (new PostPatch())->setExcerpt(null));
        equal('', $changed->getExcerpt());
        equal(true, $changed->getFeatured());
        equal('Ebb', $changed->getTitle());
    },
    'a list is read to its last page' => function (): void {
        $posts = new PostsApi(null, author('Dorothy Pier'));
        foreach (range(1, 4) as $number) {
            $posts->createPost(new PostInput(['title' => "Knot $number", 'status' => 'published']));
        }
        $titles = [];
        $cursor = null;
        do {
            $page = (new PostsApi(null, configuration()))->listPosts(author: ['dorothy-pier'], sort: ['title'], limit: 3, cursor: $cursor);
            foreach ($page->getItems() as $post) {
                $titles[] = $post->getTitle();
            }
            $cursor = $page->getPage()->getNext();
        } while ($cursor !== null);
        equal(['Knot 1', 'Knot 2', 'Knot 3', 'Knot 4'], $titles);
    },
    'a problem names the invalid input' => function (): void {
        try {
            (new PostsApi(null, author('Fanny Pier')))->createPost(new PostInput(['title' => ' ']));
            throw new Exception('a blank title was accepted');
        } catch (ApiException $rejected) {
            equal(422, $rejected->getCode());
            equal('/title', json_decode((string) $rejected->getResponseBody())->errors[0]->pointer);
        }
    },
];

foreach ($journeys as $name => $journey) {
    $journey();
    echo "passed: $name\n";
}
