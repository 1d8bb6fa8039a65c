using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Administration;

/// <summary>Tests the OpenAPI document of the administration API against its behavior.</summary>
public sealed class OpenApiTests : AdministrationTest
{
    private static readonly Regex ReadMeRoute = new(@"^\| `(?<route>[A-Z]+ /emulator/[^`]+)`", RegexOptions.Multiline);
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    public async Task The_document_contains_exactly_the_routes_that_exist()
    {
        foreach ((string path, JsonNode? methods) in (await GetOpenApiAsync())["paths"]!.AsObject())
        {
            string[] documented = [.. methods!.AsObject().Select(method => method.Key.ToUpperInvariant())];
            foreach (string verb in Verbs)
            {
                AdministrationResponse response = await SendAsync(verb, Fill(path));
                if (documented.Contains(verb))
                {
                    // An existing route rejects the missing body or the missing call, but not the path.
                    Assert.DoesNotContain("The path", response.Body, StringComparison.Ordinal);
                }
                else
                {
                    Assert.Equal(405, response.Status);
                    Assert.Equal(documented.Order(), response.Allow.Split(", ").Order());
                    Assert.Equal("MethodNotAllowed", response.ErrorCode);
                }
            }
        }
    }

    [Fact]
    public async Task The_documentation_lists_the_same_routes_as_the_document()
    {
        string readMe = await File.ReadAllTextAsync(Path.Combine(Checkout.SourceFolder, "AcsDtmf.Emulator", "README.md"));
        IEnumerable<string> listed = ReadMeRoute.Matches(readMe).Select(match => match.Groups["route"].Value).Distinct();

        IEnumerable<string> documented =
            from path in (await GetOpenApiAsync())["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select $"{method.Key.ToUpperInvariant()} {path.Key}";

        Assert.Equal(documented.Order(), listed.Order());
    }

    [Fact]
    public async Task Every_example_is_accepted()
    {
        foreach ((string verb, string path, JsonObject body) in await GetBodiesAsync())
        {
            AddCall();
            Assert.Equal((path, 200), (path, await StatusOfAsync(verb, path, body["example"]!)));
        }
    }

    [Fact]
    public async Task Every_documented_value_is_accepted_and_every_other_value_is_rejected()
    {
        int count = 0;
        foreach ((string verb, string path, JsonObject body) in await GetBodiesAsync())
        {
            foreach ((string field, JsonNode? schema) in body["schema"]!["properties"]!.AsObject())
            {
                foreach (JsonNode? value in schema!["enum"]?.AsArray() ?? [])
                {
                    count++;
                    AddCall();
                    Assert.Equal((field, value, 200), (field, value, await StatusOfAsync(verb, path, With(body, field, value))));
                }

                if (schema["enum"] is not null)
                {
                    Assert.Equal((field, 400), (field, await StatusOfAsync(verb, path, With(body, field, "undocumented"))));
                }
            }
        }

        // The kinds of faults, the operations, two times the states, the responses, the limiters, three times the forms.
        Assert.InRange(count, 12 + 19 + (2 * 7) + 3 + 2 + 3 + (2 * 2), int.MaxValue);
    }

    [Fact]
    public async Task Every_documented_range_is_enforced()
    {
        foreach ((string verb, string path, JsonObject body) in await GetBodiesAsync())
        {
            foreach ((string field, JsonNode? schema) in body["schema"]!["properties"]!.AsObject())
            {
                if (schema!["minimum"] is { } minimum)
                {
                    AddCall();
                    Assert.Equal((field, 200), (field, await StatusOfAsync(verb, path, With(body, field, minimum))));
                    Assert.Equal((field, 400), (field, await StatusOfAsync(verb, path, With(body, field, minimum.GetValue<double>() - 1))));
                    Assert.Equal((field, 400), (field, await StatusOfAsync(verb, path, With(body, field, schema["maximum"]!.GetValue<double>() + 1))));
                }
            }
        }
    }

    [Fact]
    public async Task Every_required_field_is_required()
    {
        foreach ((string verb, string path, JsonObject body) in await GetBodiesAsync())
        {
            foreach (JsonNode? field in body["schema"]!["required"]?.AsArray() ?? [])
            {
                JsonObject content = body["example"]!.DeepClone().AsObject();
                content.Remove((string)field!);
                Assert.Equal(400, await StatusOfAsync(verb, path, content));
            }
        }
    }

    [Fact]
    public async Task Every_result_matches_its_documented_schema()
    {
        JsonNode document = await GetOpenApiAsync();
        int count = 0;
        foreach ((string path, JsonNode? methods) in document["paths"]!.AsObject())
        {
            foreach ((string verb, JsonNode? route) in methods!.AsObject())
            {
                if (route!["responses"]!["200"]!["content"]?["application/json"]!["schema"] is { } schema)
                {
                    count++;
                    AddCall();
                    Service.State.IncomingCalls.Add(RawId, RawId);
                    string? body = route["requestBody"]?["content"]!["application/json"]!["example"]!.ToJsonString();
                    JsonNode result = JsonNode.Parse((await SendAsync(verb.ToUpperInvariant(), Fill(path), body)).Body)!;
                    Assert.Equal((path, verb, true), (path, verb, Matches(document, schema, result)));
                }
            }
        }

        Assert.InRange(count, 14, int.MaxValue);
    }

    [Fact]
    public async Task An_error_matches_the_documented_schema()
    {
        JsonObject schema = (await GetOpenApiAsync())["components"]!["schemas"]!["Error"]!.AsObject();

        JsonObject error = JsonNode.Parse((await SendAsync("GET", "/emulator/none")).Body)!.AsObject();

        Assert.Equal(Names(schema["properties"]!), Names(error));
        Assert.Equal(Names(schema["properties"]!["error"]!["properties"]!), Names(error["error"]!));
    }

    private static string[] Names(JsonNode value) => [.. value.AsObject().Select(member => member.Key)];

    /// <summary>Returns whether a result has exactly the members that one of the referenced schemas describes.</summary>
    private static bool Matches(JsonNode document, JsonNode schema, JsonNode result)
    {
        if (schema["oneOf"] is { } alternatives)
        {
            return alternatives.AsArray().Count(alternative => Matches(document, alternative!, result)) == 1;
        }

        if (schema["items"] is { } items)
        {
            return result.AsArray().All(item => Matches(document, items, item!));
        }

        string name = ((string)schema["$ref"]!)["#/components/schemas/".Length..];
        return Names(document["components"]!["schemas"]![name]!["properties"]!).SequenceEqual(Names(result));
    }

    private static string Fill(string path) =>
        path.Replace("{id}", CallId, StringComparison.Ordinal).Replace("{rawId}", RawId, StringComparison.Ordinal);

    /// <summary>Returns the example with another value of a field.</summary>
    private static JsonObject With(JsonObject body, string field, JsonNode? value)
    {
        JsonObject content = body["example"]!.DeepClone().AsObject();
        content[field] = value?.DeepClone();
        return content;
    }

    private async Task<int> StatusOfAsync(string verb, string path, JsonNode body) => (await SendAsync(verb, path, body.ToJsonString())).Status;

    private async Task<IReadOnlyList<(string Verb, string Path, JsonObject Body)>> GetBodiesAsync()
    {
        return
        [
            .. from path in (await GetOpenApiAsync())["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               let body = method.Value!["requestBody"]?["content"]?["application/json"]
               where body is not null
               select (method.Key.ToUpperInvariant(), Fill(path.Key), body.AsObject()),
        ];
    }
}
