using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Routing;

/// <summary>Describes an operation: its name, the requests that call it, and the status of its success.</summary>
/// <param name="name">The name that fault filters, traffic counts and recorded requests use.</param>
/// <param name="verb">The HTTP method.</param>
/// <param name="path">The path, as a template.</param>
/// <param name="successStatus">The status of a successful response.</param>
internal sealed class OperationDescription(string name, string verb, string path, int successStatus)
{
    /// <summary>The path of a call, to which the paths of its operations add.</summary>
    public const string CallPath = $"/calling/callConnections/{{{Route.CallConnectionIdParameter}}}";

    public string Name => name;

    public string Verb => verb;

    public PathTemplate Path { get; } = new(path);

    public int SuccessStatus => successStatus;

    /// <summary>Gets whether Call Automation serves the operation: it then needs its credential and api-version, and is throttled.</summary>
    public bool IsCallAutomation { get; init; } = true;

    /// <summary>Describes an action on a call: a POST to the call's path, followed by a colon and the name.</summary>
    public static OperationDescription CallAction(string name, int successStatus) =>
        new(name, HttpMethods.Post, $"{CallPath}:{name}", successStatus);
}
