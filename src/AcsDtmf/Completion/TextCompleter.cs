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
        return Candidates(fakeBoundParameters)
            .Where(candidate => candidate.Text == DisplayText.OneLine(candidate.Text)) // The list is shown, and what is chosen is typed.
            .Where(candidate => candidate.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => new CompletionResult(Quote(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.ToolTip));
    }

    /// <summary>Lists what may stand there, in the order it is offered.</summary>
    private protected abstract IEnumerable<(string Text, string ToolTip)> Candidates(IDictionary boundParameters);

    /// <summary>A text that PowerShell would read as more than one word, or as something else, is quoted.</summary>
    private static string Quote(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
