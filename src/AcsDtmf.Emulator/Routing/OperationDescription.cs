using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Routing;

/// <summary>Describes an operation: its name, HTTP method, path and success status.</summary>
/// <param name="name">The name that fault filters, traffic counts and recorded requests use.</param>
/// <param name="verb">The HTTP method.</param>
/// <param name="path">The path template.</param>
/// <param name="successStatus">The status of a successful response.</param>
internal sealed class OperationDescription(string name, string verb, string path, int successStatus)
{
    /// <summary>The path of the calls.</summary>
    public const string CallsPath = "/calling/callConnections";

    /// <summary>The path of a call. The paths of the call's operations extend it.</summary>
    public const string CallPath = $"{CallsPath}/{{{Route.CallConnectionIdParameter}}}";

    public string Name => name;

    public string Verb => verb;

    public PathTemplate Path { get; } = new(path);

    public int SuccessStatus => successStatus;

    /// <summary>
    /// Gets whether the operation belongs to Call Automation. Such an operation requires a credential and an api-version, and is
    /// throttled. The default is true.
    /// </summary>
    public bool IsCallAutomation { get; init; } = true;

    /// <summary>Gets whether the response is a page, with a link to the next page.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Gets the other names that an administration request can use: a verb, or the module's cmdlet.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Describes an action on a call: a POST to the call's path, followed by a colon and the name.</summary>
    public static OperationDescription CallAction(string name, int successStatus, params IReadOnlyList<string> aliases) =>
        new(name, HttpMethods.Post, $"{CallPath}:{name}", successStatus) { Aliases = aliases };

    /// <summary>Describes an action on the participants of a call. Its path ends with a colon and the verb.</summary>
    public static OperationDescription ParticipantAction(string name, string verb, int successStatus) =>
        new(name, HttpMethods.Post, $"{CallPath}/participants:{verb}", successStatus) { Aliases = verb == name ? [] : [verb] };
}
