using System;
using System.Collections;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Reads members by name, without regard to case, from a hashtable or from any object.</summary>
/// <param name="value">The hashtable or object.</param>
internal sealed class Shape(object value) : IIdentifierShape
{
    /// <summary>Reads a member; null when it is absent or null.</summary>
    internal object? Member(string name)
    {
        if (Unwrap(value) is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                if (name.Equals(entry.Key?.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    return entry.Value;
                }
            }

            return null;
        }

        return PSObject.AsPSObject(value).Properties[name]?.Value;
    }

    /// <inheritdoc/>
    public string? Text(string name) => Binding.Text.OrNull(Member(name)?.ToString());

    /// <inheritdoc/>
    public IIdentifierShape? Object(string name)
    {
        object? member = Member(name);
        return Unwrap(member) is null or string or ValueType ? null : new Shape(member!);
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
