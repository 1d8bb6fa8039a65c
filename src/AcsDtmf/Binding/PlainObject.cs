using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;

namespace AcsDtmf.Binding;

/// <summary>Converts the objects that PowerShell creates from JSON to members, items and values without PSObject wrappers.</summary>
internal static class PlainObject
{
    /// <summary>Converts an object. Members and items are enumerated lazily, because a hashtable can contain itself.</summary>
    internal static object? Of(object? value)
    {
        object? plain = Shape.Unwrap(value);
        return plain switch
        {
            null or string or bool or DateTime or DateTimeOffset => plain,
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger or double or float => plain,
            IDictionary table => MembersOf(table),
            PSCustomObject => MembersOf((PSObject)value!),
            IEnumerable items => items.Cast<object?>().Select(Of),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => plain.ToString(),
        };
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
        {
            yield return new(entry.Key.ToString(), Of(entry.Value));
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(PSObject custom) =>
        custom.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, Of(property.Value)));
}
