using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text;

namespace AcsDtmf.Binding;

/// <summary>
/// Writes the objects that PowerShell makes of JSON as JSON again. ConvertTo-Json would not do: it cuts what is nested deep, and
/// Windows PowerShell's writes dates in a form of its own.
/// </summary>
internal sealed class JsonText
{
    // A table can contain itself; no event nests this deep.
    private const int DeepestNesting = 256;

    // As the service writes them: no more fractional digits than there are, and the offset.
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes an object.</summary>
    /// <returns>The JSON text; null when the object nests too deep to have come from JSON.</returns>
    internal static string? Write(object value)
    {
        var json = new JsonText();
        return json.TryWriteValue(value) ? json._text.ToString() : null;
    }

    private bool TryWriteValue(object? value)
    {
        object? plain = Shape.Unwrap(value);
        switch (plain)
        {
            case null:
                _text.Append("null");
                return true;

            case string text:
                WriteText(text);
                return true;

            case bool truth:
                _text.Append(truth ? "true" : "false");
                return true;

            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger:
                _text.Append(((IFormattable)plain).ToString(null, CultureInfo.InvariantCulture));
                return true;

            case double or float when !double.IsNaN(Convert.ToDouble(plain, null)) && !double.IsInfinity(Convert.ToDouble(plain, null)):
                _text.Append(((IFormattable)plain).ToString("R", CultureInfo.InvariantCulture));
                return true;

            case DateTime or DateTimeOffset:
                WriteText(((IFormattable)plain).ToString(DateFormat, CultureInfo.InvariantCulture));
                return true;

            default:
                return _depth < DeepestNesting && TryWriteNested(value!, plain);
        }
    }

    private bool TryWriteNested(object value, object plain)
    {
        _depth++;
        bool written = plain switch
        {
            IDictionary table => TryWriteTable(table),
            PSCustomObject => TryWriteProperties((PSObject)value),
            IEnumerable list => TryWriteList(list),
            _ => TryWriteValue(plain is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : plain.ToString()),
        };
        _depth--;
        return written;
    }

    private bool TryWriteTable(IDictionary table)
    {
        char separator = '{';
        foreach (DictionaryEntry entry in table)
        {
            if (!TryWriteMember(ref separator, entry.Key.ToString(), entry.Value))
            {
                return false;
            }
        }

        return Close('{', separator, '}');
    }

    private bool TryWriteProperties(PSObject custom)
    {
        char separator = '{';
        foreach (PSPropertyInfo property in custom.Properties)
        {
            if (!TryWriteMember(ref separator, property.Name, property.Value))
            {
                return false;
            }
        }

        return Close('{', separator, '}');
    }

    private bool TryWriteList(IEnumerable list)
    {
        char separator = '[';
        foreach (object? item in list)
        {
            _text.Append(separator);
            separator = ',';
            if (!TryWriteValue(item))
            {
                return false;
            }
        }

        return Close('[', separator, ']');
    }

    private bool TryWriteMember(ref char separator, string name, object? value)
    {
        _text.Append(separator);
        separator = ',';
        WriteText(name);
        _text.Append(':');
        return TryWriteValue(value);
    }

    /// <summary>Closes a bracket, which is not open yet when there was nothing to write in it.</summary>
    private bool Close(char opening, char separator, char closing)
    {
        if (separator == opening)
        {
            _text.Append(opening);
        }

        _text.Append(closing);
        return true;
    }

    private void WriteText(string text)
    {
        _text.Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\')
            {
                _text.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                _text.Append(c);
            }
        }

        _text.Append('"');
    }
}
