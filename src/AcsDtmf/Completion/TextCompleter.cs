using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AcsDtmf.Completion;

/// <summary>Completes an argument from a list of texts.</summary>
public abstract class TextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string start = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Candidates(start, fakeBoundParameters)
            .Where(candidate => candidate.Text == DisplayText.OneLine(candidate.Text)) // The terminal shows candidates, so they must not contain control characters.
            .Where(candidate => candidate.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => new CompletionResult(Quote(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.ToolTip));
    }

    /// <summary>Returns the candidates, in the order in which they are offered. The caller removes those that do not begin with the start.</summary>
    /// <param name="start">The part of the argument that the user has typed.</param>
    /// <param name="boundParameters">The other arguments on the command line.</param>
    private protected abstract IEnumerable<(string Text, string ToolTip)> Candidates(string start, IDictionary boundParameters);

    /// <summary>Returns the text in quotes, unless PowerShell parses it as one word.</summary>
    private static string Quote(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
