using System;
using System.Collections.Generic;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Operations;

/// <summary>Creates the addresses of requests. Values of a row become escaped path segments, and nothing else.</summary>
internal sealed class OperationUri(CallingClientOptions options)
{
    private readonly string _calls = new Uri(options.Endpoint, "calling/callConnections/").AbsoluteUri;
    private readonly string _query = "?api-version=" + Uri.EscapeDataString(options.ApiVersion);

    /// <summary>Returns the address of an action on a call: <c>…/{callConnectionId}:{action}</c>. The colon is not escaped, because the service signs it so.</summary>
    /// <remarks>Hot path: every part is already escaped, so canonicalization is skipped.</remarks>
    internal Uri ForAction(string callConnectionId, string action)
    {
        string uri = _calls + Uri.EscapeDataString(callConnectionId) + ":" + action + _query;
#if NETSTANDARD2_0
        return new Uri(uri);
#else
        return new Uri(uri, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
#endif
    }

    internal Uri ForCall(string callConnectionId) => new(_calls + Uri.EscapeDataString(callConnectionId) + _query);

    internal Uri ForParticipants(string callConnectionId) =>
        new(_calls + Uri.EscapeDataString(callConnectionId) + "/participants" + _query);

    internal Uri ForParticipant(string callConnectionId, string rawId) =>
        new(_calls + Uri.EscapeDataString(callConnectionId) + "/participants/" + Uri.EscapeDataString(rawId) + _query);

    /// <summary>Validates the service's link to the next page. The request sends the credential, so the link must be on the session's own host.</summary>
    /// <param name="nextLink">The link, absolute or relative to the page.</param>
    /// <param name="page">The address of the page that contains the link.</param>
    /// <param name="visited">The addresses of the pages that were read.</param>
    /// <param name="error">Why the link is not followed.</param>
    /// <returns>The address of the next page; null if there is none, or if the link must not be followed.</returns>
    internal Uri? ForNextPage(string? nextLink, Uri page, HashSet<Uri> visited, out CallingException? error)
    {
        error = null;
        if (string.IsNullOrEmpty(nextLink))
        {
            return null;
        }

        // Tried as a relative link first, because on Unix a path is also an absolute file URI.
        Uri? next = !Uri.TryCreate(nextLink, UriKind.Relative, out Uri? relative) ? UriText.ParseAbsolute(nextLink)
            : Uri.TryCreate(page, relative, out Uri? combined) ? combined
            : null;
        string? why = next is null ? "is not a URI"
            : next.GetLeftPart(UriPartial.Authority) != options.Endpoint.GetLeftPart(UriPartial.Authority) || next.UserInfo.Length > 0 ? "leads to another host"
            : visited.Contains(next) ? "leads to a page that was already read"
            : null;
        if (why is null)
        {
            return next;
        }

        error = IncompleteList($"the link to the next page {why} and was not followed");
        return null;
    }

    /// <summary>Creates the error of a list that could not be read completely.</summary>
    internal static CallingException IncompleteList(string why) =>
        new(CallingErrorKind.Service, CallingErrorCode.InvalidNextLink, $"The list of participants is incomplete: {why}.")
        {
            RecommendedAction = "Run the row again. If the error persists, report the call's correlation id to Azure support.",
        };
}
