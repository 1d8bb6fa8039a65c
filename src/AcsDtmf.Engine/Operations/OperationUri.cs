using System;
using System.Collections.Generic;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Operations;

/// <summary>Where requests go. Whatever a row says, only escaped path segments of it are the row's.</summary>
internal sealed class OperationUri(CallingClientOptions options)
{
    private readonly string _calls = new Uri(options.Endpoint, "calling/callConnections/").AbsoluteUri;
    private readonly string _query = "?api-version=" + Uri.EscapeDataString(options.ApiVersion);

    /// <summary>Names an action on a call: <c>…/{callConnectionId}:{action}</c>, the colon literal as the service signs and reads it.</summary>
    /// <remarks>Every row comes by here. All parts are escaped, so the address is sent and signed as it is written, and not gone over once more.</remarks>
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

    /// <summary>Judges the service's link to a next page. A request there carries the credential, so it must be on the session's own host.</summary>
    /// <param name="nextLink">The link, absolute or relative to the page that it is on.</param>
    /// <param name="page">The page that it is on.</param>
    /// <param name="visited">The pages that were read.</param>
    /// <param name="error">Why the link is not followed.</param>
    /// <returns>The page's address; null when there is none, or none to be followed.</returns>
    internal Uri? ForNextPage(string? nextLink, Uri page, HashSet<Uri> visited, out CallingException? error)
    {
        error = null;
        if (string.IsNullOrEmpty(nextLink))
        {
            return null;
        }

        // Asked first whether it is relative: on Unix a path would otherwise be the address of a file.
        bool isUri = Uri.TryCreate(nextLink, UriKind.Relative, out Uri? relative)
            ? Uri.TryCreate(page, relative, out Uri? next)
            : Uri.TryCreate(nextLink, UriKind.Absolute, out next);
        string? why = !isUri ? "is not a URI"
            : next!.GetLeftPart(UriPartial.Authority) != options.Endpoint.GetLeftPart(UriPartial.Authority) || next.UserInfo.Length > 0 ? "leads to another host"
            : visited.Contains(next) ? "leads back to a page already read"
            : null;
        if (why is null)
        {
            return next;
        }

        error = IncompleteList($"the service's link to the next page {why}, and was not followed");
        return null;
    }

    /// <summary>Makes the error of a list that could not be read to its end.</summary>
    internal static CallingException IncompleteList(string why) =>
        new(CallingErrorKind.Service, CallingErrorCode.InvalidNextLink, $"The list of participants is incomplete: {why}.")
        {
            RecommendedAction = "Run the row again. If it stays so, report the call's correlation id to the service's support.",
        };
}
