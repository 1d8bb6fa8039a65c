using System;
using System.Globalization;
using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Faults;

/// <summary>Changes the link to the next page in the response of a list.</summary>
internal static class NextLinkFaults
{
    private const string NextLink = "nextLink";
    private const string PageQuery = "page";
    private const int OkStatus = 200;

    /// <summary>Removes the scheme and the host of the link. The last page, which has no link, is not changed.</summary>
    public static ServiceResponse MakeRelative(ServiceResponse response)
    {
        return Parse(response) is { } page && (string?)page[NextLink] is { } link
            ? Replace(response, page, new Uri(link).PathAndQuery)
            : response;
    }

    /// <summary>Adds a link that leads to the same participants. The link differs from page to page.</summary>
    public static ServiceResponse MakeEndless(ServiceRequest request, ServiceResponse response) =>
        Parse(response) is { } page ? Replace(response, page, LinkToAnotherPage(request)) : response;

    /// <returns>The page, or null if the response is an error.</returns>
    private static JsonObject? Parse(ServiceResponse response) =>
        response.Status == OkStatus ? JsonNode.Parse(response.Body.Span) as JsonObject : null;

    private static ServiceResponse Replace(ServiceResponse response, JsonObject page, string link)
    {
        page[NextLink] = link;
        return response with { Body = ServiceResponse.Json(response.Status, page).Body };
    }

    private static string LinkToAnotherPage(ServiceRequest request)
    {
        _ = int.TryParse(request.Route.FindQuery(PageQuery), NumberStyles.None, CultureInfo.InvariantCulture, out int page);
        ReadOnlySpan<char> path = request.RawTarget.AsSpan(0, request.RawTarget.IndexOf('?', StringComparison.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"http://{request.Host}{path}?api-version={request.ApiVersion}&{PageQuery}={page + 1L}");
    }
}
