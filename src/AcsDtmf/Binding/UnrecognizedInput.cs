using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace AcsDtmf.Binding;

/// <summary>Describes a pipeline whose rows supply no call or no participant: their columns, the names that bind, and a command that renames the columns.</summary>
internal static class UnrecognizedInput
{
    private const int LongestColumnList = 20;

    private static readonly char[] Delimiters = [';', '\t', '|'];

    // Words that occur in the names of columns with values for a parameter.
    private static readonly Dictionary<string, Regex> Hints = new()
    {
        ["CallConnectionId"] = Hint("call|connection"),
        ["TargetParticipant"] = Hint("participant|phone|number|user|target|raw|caller|callee"),
        ["Tone"] = Hint("tone|digit|dtmf|key"),
    };

    /// <summary>Returns the error.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="missing">The parameters that it does not supply.</param>
    internal static CallingException Error(PSObject row, IReadOnlyList<ParameterMetadata> missing)
    {
        string parameters = string.Join(" or ", missing.Select(parameter => $"-{parameter.Name}"));
        string[] columns = row.BaseObject is string or Guid or ValueType ? [] : [.. new Shape(row).Names];
        return new CallingException(
            CallingErrorKind.InvalidRow,
            CallingErrorCode.UnrecognizedInput,
            $"No property of the first input object binds to {parameters}. {Describe(row, columns)}")
        {
            RecommendedAction = DisplayText.OneLine(Advise(row, columns, missing)),
        };
    }

    private static string Describe(PSObject row, string[] columns) => columns.Length switch
    {
        0 => $"It is of type {row.BaseObject.GetType().Name}.",
        <= LongestColumnList => $"Its properties are: {string.Join(", ", columns)}.",
        _ => $"Its properties are: {string.Join(", ", columns.Take(LongestColumnList))} and {columns.Length - LongestColumnList} more.",
    };

    private static string Advise(PSObject row, string[] columns, IReadOnlyList<ParameterMetadata> missing)
    {
        char delimiter = columns.Length == 1 ? Array.Find(Delimiters, separator => columns[0].IndexOf(separator) > 0) : default;
        if (delimiter != default)
        {
            return $"The file has another delimiter. Read it with Import-Csv -Delimiter {(delimiter == '\t' ? "\"`t\"" : $"'{delimiter}'")}.";
        }

        IEnumerable<string> names = missing.Select(parameter => $"-{parameter.Name} binds to a property named {OneOf(RowParameters.NamesOf(parameter))}.");
        return columns.Length == 0
            ? $"Supply {string.Join(" and ", missing.Select(parameter => $"-{parameter.Name}"))}, or pipe objects with properties. {string.Join(" ", names)}"
            : $"{string.Join(" ", names)} To rename columns, insert this command before: {Rename(row, columns, missing)}";
    }

    private static string Rename(PSObject row, string[] columns, IReadOnlyList<ParameterMetadata> missing)
    {
        var free = columns.ToList();
        var properties = new List<string>();
        foreach (string parameter in missing.Select(parameter => parameter.Name))
        {
            string column = free.Find(name => Holds(row, name, parameter)) ?? free.Find(Hints[parameter].IsMatch) ?? "COLUMN";
            free.Remove(column);
            properties.Add($"@{{ Name = '{parameter}'; Expression = '{CodeGeneration.EscapeSingleQuotedStringContent(WildcardPattern.Escape(column))}' }}");
        }

        return $"Select-Object *, {string.Join(", ", properties)}";
    }

    /// <summary>Returns a value indicating whether the value of a column has the form of a call connection id or a participant.</summary>
    private static bool Holds(PSObject row, string column, string parameter)
    {
        try
        {
            return new Shape(row).Text(column) is { } text && parameter switch
            {
                "CallConnectionId" => Guid.TryParse(text, out _),
                "TargetParticipant" => CommunicationIdentifier.Parse(text) is not UnknownIdentifier,
                _ => false,
            };
        }
        catch (GetValueException)
        {
            // A property can be a script that fails.
            return false;
        }
    }

    private static string OneOf(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Length - 1))} or {all[all.Length - 1]}";
    }

    private static Regex Hint(string words) => new(words, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}
