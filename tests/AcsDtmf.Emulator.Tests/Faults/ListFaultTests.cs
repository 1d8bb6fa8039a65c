using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Faults;

/// <summary>Tests the faults that change the link to the next page.</summary>
public sealed class ListFaultTests : CallTest
{
    [Fact]
    public async Task A_relative_link_leads_to_the_next_page()
    {
        AddCall();
        Emulator.State.Paging.PageSize = 1;
        AddFault(FaultKind.RelativeNextLink);

        JsonNode first = (await ListAsync()).Body;

        Assert.Equal("/calling/callConnections/call/participants?api-version=2026-03-12&skip=1", (string?)first["nextLink"]);
        Assert.Equal(Phone, (string?)first["value"]![0]!["identifier"]!["rawId"]);
    }

    [Fact]
    public async Task The_last_page_has_no_relative_link()
    {
        AddCall();
        AddFault(FaultKind.RelativeNextLink);

        Assert.DoesNotContain("nextLink", (await ListAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_paging_links_to_another_page_each_time()
    {
        AddCall();
        AddFault(FaultKind.EndlessPaging);

        JsonNode first = (await ListAsync()).Body;
        JsonNode second = (await SendAsync(HttpMethod.Get, "/call/participants?page=7")).Body;

        Assert.Equal(2, first["value"]!.AsArray().Count);
        Assert.Equal($"{Emulator.Endpoint}calling/callConnections/call/participants?api-version=2026-03-12&page=1", (string?)first["nextLink"]);
        Assert.Equal($"{Emulator.Endpoint}calling/callConnections/call/participants?api-version=2026-03-12&page=8", (string?)second["nextLink"]);
        Assert.Equal(first["value"]!.ToJsonString(), second["value"]!.ToJsonString());
    }

    [Theory]
    [InlineData(FaultKind.RelativeNextLink)]
    [InlineData(FaultKind.EndlessPaging)]
    public async Task Other_responses_are_not_affected(FaultKind kind)
    {
        AddCall();
        Emulator.State.Faults.Add(new FaultRule { Kind = kind, Count = 2 });

        Assert.DoesNotContain("nextLink", (await SendAsync(HttpMethod.Get, "/call")).Text, StringComparison.Ordinal);
        Assert.Equal("8522", (await SendAsync(HttpMethod.Get, "/unknown/participants")).ErrorCode);

        // The fault does not count the operation that it does not affect.
        Emulator.State.Paging.PageSize = 1;
        Assert.DoesNotContain("skip=2", (await ListAsync()).Text, StringComparison.Ordinal);
        Assert.StartsWith(Emulator.Endpoint.ToString(), (string?)(await ListAsync()).Body["nextLink"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_page_is_html_with_status_200()
    {
        AddCall();
        AddFault(FaultKind.ProxyPage);

        ServiceAnswer answer = await SendAsync(HttpMethod.Delete, "/call");

        Assert.Equal((200, "text/html"), (answer.Status, answer.ContentType));
        Assert.StartsWith("<html>", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(Emulator.State.Calls.Find(CallId));
    }

    private void AddFault(FaultKind kind) => Emulator.State.Faults.Add(new FaultRule { Kind = kind });

    private Task<ServiceAnswer> ListAsync() => SendAsync(HttpMethod.Get, "/call/participants");
}
