using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>The parameters of a command that a row can supply by name: all such parameters except those on the command line.</summary>
/// <remarks>Created before the first row, because PowerShell then adds the parameters that a row supplies to those on the command line.</remarks>
/// <param name="command">The command.</param>
internal sealed class RowParameters(PSCmdlet command)
{
    private readonly HashSet<string> _onCommandLine = new(command.MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
    private ParameterMetadata[]? _parameters;

    // Reading the metadata costs more than a row, and most commands never need it.
    private ParameterMetadata[] Parameters => _parameters ??= command.MyInvocation.MyCommand.Parameters.Values
        .Where(parameter => !_onCommandLine.Contains(parameter.Name))
        .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName))
        .ToArray();

    /// <summary>Lists the names by which a row can supply a parameter, in the order in which PowerShell looks for them.</summary>
    internal static IEnumerable<string> NamesOf(ParameterMetadata parameter) => [parameter.Name, .. parameter.Aliases];

    /// <summary>Binds the keys of a dictionary as PowerShell binds the properties of an object.</summary>
    internal void Bind(IDictionary row)
    {
        var shape = new Shape(row);
        foreach (ParameterMetadata parameter in Parameters)
        {
            Set(parameter, NamesOf(parameter).Select(shape.Member).FirstOrDefault(value => value is not null));
        }
    }

    /// <summary>Removes what <see cref="Bind"/> has set. PowerShell resets only the parameters that it has bound itself.</summary>
    internal void Clear()
    {
        foreach (ParameterMetadata parameter in Parameters)
        {
            Set(parameter, null);
        }
    }

    /// <summary>Finds the required parameters that neither the command line nor a row supplies.</summary>
    /// <param name="row">The row. A property or key without a value supplies its parameter, because other rows may have a value.</param>
    /// <param name="required">The names of the parameters.</param>
    internal IReadOnlyList<ParameterMetadata> FindMissing(PSObject row, IEnumerable<string> required)
    {
        var names = new HashSet<string>(new Shape(row).Names, StringComparer.OrdinalIgnoreCase);
        return required
            .Select(name => Array.Find(Parameters, parameter => parameter.Name == name))
            .OfType<ParameterMetadata>()
            .Where(parameter => !NamesOf(parameter).Any(names.Contains))
            .ToArray();
    }

    private void Set(ParameterMetadata parameter, object? value) =>
        command.GetType().GetProperty(parameter.Name)!.SetValue(
            command,
            value is null ? null : LanguagePrimitives.ConvertTo(value, parameter.ParameterType, CultureInfo.InvariantCulture));
}
