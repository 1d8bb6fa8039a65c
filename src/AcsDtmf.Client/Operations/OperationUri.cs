using System;
using AcsDtmf.Engine;

namespace AcsDtmf.Client.Operations;

/// <summary>Where requests go. Whatever a row says, only one escaped path segment of it is the row's.</summary>
internal sealed class OperationUri(CallingClientOptions options)
{
    private readonly string _calls = new Uri(options.Endpoint, "calling/callConnections/").AbsoluteUri;
    private readonly string _query = "?api-version=" + Uri.EscapeDataString(options.ApiVersion);

    /// <summary>Names a call.</summary>
    internal Uri ForCall(string callConnectionId) => new(_calls + Uri.EscapeDataString(callConnectionId) + _query);

    /// <summary>Names an action on a call: <c>…/{callConnectionId}:{action}</c>, the colon literal as the service signs and reads it.</summary>
    internal Uri ForAction(string callConnectionId, string action) =>
        new(_calls + Uri.EscapeDataString(callConnectionId) + ":" + action + _query);
}
