using System;
using System.Collections;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Reads members by name, without regard to case, from a hashtable or from any object.</summary>
/// <param name="value">The hashtable or object.</param>
internal readonly struct Shape(object value)
{
    /// <summary>Reads a member; null when it is absent or null.</summary>
    internal object? Member(string name)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is IDictionary table)
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

    /// <summary>Reads a member as text; null when it is absent or empty.</summary>
    internal string? Text(string name) => Binding.Text.OrNull(Member(name)?.ToString());

    /// <summary>Reads a member that is a truth value; null when it is absent or is none.</summary>
    internal bool? Truth(string name) => bool.TryParse(Text(name), out bool truth) ? truth : null;

    /// <summary>Reads a member that is an object itself; null when it is absent or is a plain value.</summary>
    internal Shape? Object(string name)
    {
        object? member = Member(name);
        return (member is PSObject wrapped ? wrapped.BaseObject : member) is null or string or ValueType ? null : new Shape(member!);
    }
}
