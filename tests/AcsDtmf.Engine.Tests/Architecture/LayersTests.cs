using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Architecture;

/// <summary>The folders of each project are its namespaces, and they depend on each other in one direction.</summary>
public sealed class LayersTests
{
    private static readonly Regex Namespace = new(@"^namespace (?<name>[\w.]+)[;\s]", RegexOptions.Multiline);
    private static readonly Regex Reference = new(@"\bAcsDtmf(\.\w+)+");
    private static readonly Regex QualifiedName = new(@"(?<![\w.""])(?<first>[A-Z]\w+)\.[A-Z]");
    private static readonly Regex CommentOrText = new(@"//[^\n]*|""(\\.|[^""\\\n])*""");

    // The layers of the engine. Each layer uses only the layers before it, and the root namespace composes them.
    private static readonly string[] EngineLayers = ["Wire", "Http", "Authentication", "Operations", "Journal", "Batch", "Events"];

    // Each project, with the namespaces of other projects that it may use.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AcsDtmf.Model"] = [],
        ["AcsDtmf.Engine"] = ["AcsDtmf.Contracts"],
        ["AcsDtmf"] = ["AcsDtmf.Contracts"],
        ["AcsDtmf.Loader"] = [],
        ["AcsDtmf.Emulator"] = [],
        ["AcsDtmf.Demo"] = ["AcsDtmf.Contracts", "AcsDtmf.Loader", "AcsDtmf.Emulator"],
    };

    private static readonly string SourceFolder = Checkout.SourceFolder;

    public static TheoryData<string> Projects { get; } = [.. Allowed.Keys];

    [Fact]
    public void An_engine_layer_uses_only_the_layers_below_it()
    {
        string[] wrong = ReferencesOf("AcsDtmf.Engine")
            .Where(reference => LayerOf(reference.From) < LayerOf(reference.To))
            .Select(reference => $"{reference.File}: {reference.From} uses {reference.To}")
            .ToArray();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_namespace_of_the_engine_is_a_layer() =>
        Assert.Equal(EngineLayers.Order(), NamespacesOf("AcsDtmf.Engine").Where(name => name != "AcsDtmf.Engine").Select(name => name["AcsDtmf.Engine.".Length..]).Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_project_has_a_cycle_of_namespaces(string project)
    {
        ILookup<string, string> uses = ReferencesOf(project).ToLookup(reference => reference.From, reference => reference.To);

        string? cycle = NamespacesOf(project).Select(start => FindCycle(start, [start])).FirstOrDefault(found => found is not null);

        Assert.Null(cycle);

        string? FindCycle(string at, string[] path)
        {
            foreach (string next in uses[at].Distinct())
            {
                if (next == path[0])
                {
                    return string.Join(" -> ", [.. path, next]);
                }

                if (!path.Contains(next) && FindCycle(next, [.. path, next]) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_the_namespaces_allowed_for_it(string project)
    {
        // The root namespace contains the objects of the Model, which every project except the emulator may use.
        HashSet<string> forbidden = [.. Allowed.Keys.Where(other => other != project).SelectMany(NamespacesOf)];
        forbidden.ExceptWith(NamespacesOf(project));
        forbidden.ExceptWith(Allowed[project]);
        forbidden.Remove("AcsDtmf");

        string[] wrong = SourcesOf(project)
            .SelectMany(source => Reference.Matches(source.Code).Select(match => (source.File, Name: Longest(match.Value, forbidden))))
            .Where(use => use.Name is not null && !Allowed[project].Any(allowed => IsWithin(use.Name, allowed)))
            .Select(use => $"{use.File}: {use.Name}")
            .ToArray();

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_emulator_references_no_other_project() =>
        Assert.DoesNotContain("ProjectReference", File.ReadAllText(Path.Combine(SourceFolder, "AcsDtmf.Emulator", "AcsDtmf.Emulator.csproj")), StringComparison.Ordinal);

    private static int LayerOf(string name) =>
        name == "AcsDtmf.Engine" ? EngineLayers.Length : Array.IndexOf(EngineLayers, name["AcsDtmf.Engine.".Length..]);

    /// <summary>
    /// Returns the namespaces of the same project that each file uses, through using directives and names qualified with a sibling.
    /// </summary>
    private static IEnumerable<(string File, string From, string To)> ReferencesOf(string project)
    {
        HashSet<string> names = NamespacesOf(project);
        foreach ((string file, string from, string code) in SourcesOf(project))
        {
            IEnumerable<string> full = Reference.Matches(code).Select(match => Longest(match.Value, names)!).Where(name => name is not null);
            IEnumerable<string> partial = QualifiedName.Matches(code)
                .SelectMany(match => Enclosing(from).Select(outer => $"{outer}.{match.Groups["first"].Value}"))
                .Where(names.Contains);
            foreach (string to in full.Concat(partial).Where(to => to != from && to != "AcsDtmf").Distinct())
            {
                yield return (file, from, to);
            }
        }
    }

    private static IEnumerable<string> Enclosing(string name)
    {
        for (int end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            yield return name[..end];
        }
    }

    private static string? Longest(string reference, HashSet<string> names) =>
        names.Where(name => IsWithin(reference, name)).MaxBy(name => name.Length);

    private static bool IsWithin(string name, string space) =>
        name == space || name.StartsWith(space + ".", StringComparison.Ordinal);

    private static HashSet<string> NamespacesOf(string project) => [.. SourcesOf(project).Select(source => source.Namespace)];

    private static IEnumerable<(string File, string Namespace, string Code)> SourcesOf(string project)
    {
        string folder = Path.Combine(SourceFolder, project);
        foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(folder, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin")
            {
                continue;
            }

            string text = File.ReadAllText(file);
            Match declaration = Namespace.Match(text);
            if (declaration.Groups["name"].Value is { Length: > 0 } name && name.StartsWith("AcsDtmf", StringComparison.Ordinal))
            {
                yield return (path, name, CommentOrText.Replace(text.Remove(declaration.Index, declaration.Length), string.Empty));
            }
        }
    }
}
