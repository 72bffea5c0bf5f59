// Uses the generated Go client as a program of an author does. The client lies in the folder standfirst.
package journeys

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"testing"

	"journeys/standfirst"
)

func TestAPostIsCreatedPublishedSharedAndRead(t *testing.T) {
	client, ada := newClient(), asAuthor(t, "Ada Quay")
	draft, _, err := client.PostsAPI.CreatePost(ada).PostInput(standfirst.PostInput{
		Title:   "Why ports decide wars",
		Tags:    []string{"Ports"},
		Content: *standfirst.NewNullableContentInput(standfirst.NewContentInput(standfirst.MARKDOWN, "It is *not* what you think.")),
	}).IdempotencyKey("first-of-ada-quay").Execute()
	check(t, err)

	patch := standfirst.NewPostPatch()
	patch.SetStatus(standfirst.PUBLISHED)
	_, _, err = client.PostsAPI.UpdatePost(ada, draft.Slug).PostPatch(*patch).Execute()
	check(t, err)
	_, _, err = client.SharesAPI.SharePost(anonymous(), draft.Slug).ShareInput(*standfirst.NewShareInput("bluesky")).Execute()
	check(t, err)
	page, _, err := client.PostsAPI.GetPost(anonymous(), draft.Slug).Include([]string{"recent", "shares", "shareLinks", "publishedAgo"}).Execute()
	check(t, err)

	equal(t, page.Id, draft.Id)
	equal(t, page.Content.Html, "<p>It is <em>not</em> what you think.</p>\n")
	equal(t, page.Authors[0].Name, "Ada Quay")
	equal(t, page.GetShares().Networks["bluesky"], int64(1))
	equal(t, page.HasPublishedAgo(), true)
}

func TestNullClearsAPropertyAndAnAbsentPropertyKeepsItsValue(t *testing.T) {
	client, ada := newClient(), asAuthor(t, "Clara Quay")
	input := standfirst.NewPostInput("Ebb")
	input.SetExcerpt("In short.")
	input.SetFeatured(true)
	post, _, err := client.PostsAPI.CreatePost(ada).PostInput(*input).Execute()
	check(t, err)

	patch := standfirst.NewPostPatch()
	patch.SetExcerptNil()
	changed, _, err := client.PostsAPI.UpdatePost(ada, post.Slug).PostPatch(*patch).Execute()
	check(t, err)

	equal(t, changed.Excerpt, "")
	equal(t, changed.Featured, true)
	equal(t, changed.Title, "Ebb")
}

func TestAListIsReadToItsLastPage(t *testing.T) {
	client, ada := newClient(), asAuthor(t, "Dorothy Quay")
	for number := 1; number <= 4; number++ {
		input := standfirst.NewPostInput(fmt.Sprintf("Knot %d of Dorothy", number))
		input.SetStatus(standfirst.PUBLISHED)
		_, _, err := client.PostsAPI.CreatePost(ada).PostInput(*input).Execute()
		check(t, err)
	}

	var titles []string
	list := client.PostsAPI.ListPosts(anonymous()).Author([]string{"dorothy-quay"}).Sort([]string{"title"}).Limit(3)
	for {
		page, _, err := list.Execute()
		check(t, err)
		for _, post := range page.Items {
			titles = append(titles, post.Title)
		}
		next := page.Page.Next.Get()
		if next == nil {
			break
		}
		list = list.Cursor(*next)
	}

	equal(t, fmt.Sprint(titles), "[Knot 1 of Dorothy Knot 2 of Dorothy Knot 3 of Dorothy Knot 4 of Dorothy]")
}

func TestAProblemNamesTheInvalidInput(t *testing.T) {
	_, response, err := newClient().PostsAPI.CreatePost(asAuthor(t, "Fanny Quay")).PostInput(*standfirst.NewPostInput(" ")).Execute()

	var rejected *standfirst.GenericOpenAPIError
	if !errors.As(err, &rejected) {
		t.Fatal(err)
	}
	var problem standfirst.Problem
	check(t, json.Unmarshal(rejected.Body(), &problem))
	equal(t, response.StatusCode, 422)
	equal(t, problem.Errors[0].GetPointer(), "/title")
}

func newClient() *standfirst.APIClient {
	configuration := standfirst.NewConfiguration()
	configuration.Servers = standfirst.ServerConfigurations{{URL: os.Getenv("STANDFIRST_URL")}}
	return standfirst.NewAPIClient(configuration)
}

func anonymous() context.Context {
	return context.Background()
}

func as(token string) context.Context {
	return context.WithValue(context.Background(), standfirst.ContextAccessToken, token)
}

// Creates an author with a token, and returns a context with this token.
func asAuthor(t *testing.T, name string) context.Context {
	client, admin := newClient(), as(os.Getenv("STANDFIRST_ADMIN_TOKEN"))
	input := standfirst.NewAuthorInput(name)
	input.SetRole(standfirst.ROLE_AUTHOR)
	author, _, err := client.AuthorsAPI.CreateAuthor(admin).AuthorInput(*input).Execute()
	check(t, err)
	scopes := []standfirst.Scope{standfirst.SCOPE_READ, standfirst.SCOPE_WRITE, standfirst.SCOPE_PUBLISH}
	token, _, err := client.TokensAPI.CreateToken(admin).TokenInput(*standfirst.NewTokenInput(author.Slug, "laptop", scopes)).Execute()
	check(t, err)
	return as(token.GetToken())
}

func check(t *testing.T, err error) {
	t.Helper()
	var rejected *standfirst.GenericOpenAPIError
	if errors.As(err, &rejected) {
		t.Fatalf("%v: %s", err, rejected.Body())
	}
	if err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, actual, expected interface{}) {
	t.Helper()
	if actual != expected {
		t.Fatalf("expected %v, but was %v", expected, actual)
	}
}
