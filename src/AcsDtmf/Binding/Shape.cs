using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Reads the members of a hashtable or of any other object by name. Names are not case-sensitive.</summary>
/// <param name="value">The hashtable or object.</param>
internal sealed class Shape(object value) : IIdentifierShape
{
    /// <summary>Gets the names of the members.</summary>
    internal IEnumerable<string> Names => Unwrap(value) is IDictionary table
        ? table.Keys.Cast<object>().Select(key => key.ToString())
        : PSObject.AsPSObject(value).Properties.Select(property => property.Name);

    /// <summary>Returns a member; null if it is absent or null.</summary>
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

    /// <summary>Returns a member that is a time, or was converted to text by a job or a CSV file; null if it is absent or not a time.</summary>
    internal DateTimeOffset? Time(string name)
    {
        switch (Unwrap(Member(name)))
        {
            case DateTimeOffset time:
                return time;

            case DateTime time:
                // ConvertFrom-Json converts the times of results to DateTime.
                return time;
        }

        // Results contain times in ISO 8601. Export-Csv writes other times in the current culture.
        string? text = Text(name);
        return TimeText.TryRead(text, out DateTimeOffset read)
            || DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out read)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out read)
            ? read
            : null;
    }

    /// <inheritdoc/>
    public IIdentifierShape? Object(string name)
    {
        object? member = Member(name);
        return Unwrap(member) is null or string or ValueType ? null : new Shape(member!);
    }

    /// <summary>Returns the value without its PSObject wrapper.</summary>
    internal static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
