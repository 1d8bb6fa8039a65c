using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>One request of the administration API. Routing, validation and the OpenAPI document use this description.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path template.</param>
/// <param name="Summary">The effect of the request, as one sentence.</param>
/// <param name="Handle">Executes the request with the values of the path's parameters and the body.</param>
internal sealed record AdministrationRoute(string Verb, string Path, string Summary, Func<RouteValueDictionary, object?, IResult> Handle)
{
    /// <summary>The path that all paths of the administration API start with.</summary>
    public const string Root = "/emulator";

    private static readonly Regex Parameter = new(@"\{(?<name>\w+)\}");

    /// <summary>Gets the type of the body, or null if the request has none.</summary>
    public Type? BodyType { get; private init; }

    /// <summary>Gets an example of the body, as JSON text.</summary>
    public string? Example { get; private init; }

    /// <summary>Gets the name of the request as an action of a scenario, or null if a scenario cannot contain the request.</summary>
    public string? Action { get; private init; }

    /// <summary>Gets the names of the path's parameters.</summary>
    public IReadOnlyList<string> Parameters { get; } = [.. Parameter.Matches(Path).Select(match => match.Groups["name"].Value)];

    /// <summary>Gets the possible types of the result. A request without a result has none.</summary>
    public IReadOnlyList<Type> ResultTypes { get; private init; } = [];

    /// <summary>Describes a request without a body.</summary>
    public static AdministrationRoute Create(string verb, string path, string summary, Func<RouteValueDictionary, IResult> handle) =>
        new(verb, Root + path, summary, (values, _) => handle(values));

    /// <summary>Describes a request that has neither a body nor a result.</summary>
    public static AdministrationRoute Create(string verb, string path, string summary, Action execute)
    {
        return Create(verb, path, summary, _ =>
        {
            execute();
            return Results.Ok();
        });
    }

    /// <summary>Describes a request with a body.</summary>
    public static AdministrationRoute Create<TBody>(
        string verb,
        string path,
        string summary,
        string example,
        Func<RouteValueDictionary, TBody, IResult> handle)
        where TBody : class
    {
        return new(verb, Root + path, summary, (values, body) => handle(values, (TBody)body!))
        {
            BodyType = typeof(TBody),
            Example = example,
        };
    }

    /// <summary>Allows scenarios to contain the request.</summary>
    public AdministrationRoute AsAction(string name) => this with { Action = name };

    /// <summary>Adds the possible types of the result to the description.</summary>
    public AdministrationRoute Returning(params IReadOnlyList<Type> types) => this with { ResultTypes = types };

    /// <summary>Describes a request that changes a setting and returns nothing.</summary>
    public static AdministrationRoute Set<TBody>(string path, string summary, string example, Action<TBody> set)
        where TBody : class
    {
        return Create<TBody>(HttpMethods.Post, path, summary, example, (_, body) =>
        {
            set(body);
            return Results.Ok();
        });
    }
}
