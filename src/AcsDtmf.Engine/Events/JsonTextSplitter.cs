using System;
using System.Collections.Generic;
using System.Text;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Splits JSON text, which arrives in pieces, into values without parsing them. The values are objects, in any number of nested arrays or one
/// after the other. In invalid JSON, only the invalid value is lost.
/// </summary>
/// <param name="take">Receives every value as soon as it is complete, and every text in place of a value.</param>
/// <remarks>
/// Two rules limit the loss. A JSON string cannot contain a line feed, so a missing quotation mark affects only its own line. A line that begins
/// with a bracket, without indentation, where the open object cannot contain a value is the beginning of another text.
/// </remarks>
internal sealed class JsonTextSplitter(Action<JsonTextPart> take)
{
    /// <summary>The maximum length of a value, in characters. Events are far shorter, but a file can contain a value without an end.</summary>
    internal const int LongestValue = 16 * 1024 * 1024;

    private const string Incomplete = "The event is incomplete";
    private const string IncompleteArray = "The text ends within an array";

    private static readonly char[] StringStops = ['"', '\\'];

    /// <summary>The brackets that are open within the current object, including its own.</summary>
    private readonly Stack<char> _open = new();

    /// <summary>The part of the current object that earlier pieces contain.</summary>
    private readonly StringBuilder _earlier = new();

    private string _piece = string.Empty;
    private int _line;
    private int _start;
    private int _startLine;
    private int _openArrays;
    private char _last;
    private int _arraysAround;
    private int _arraysGivenUp;
    private string? _arrayText;
    private bool _isSkipping;
    private bool _isTooLong;

    private bool IsWithinObject => _open.Count > 0;

    /// <summary>Gets a value indicating whether the current object can contain a value here.</summary>
    private bool MayValueFollow => _open.Peek() == '{' ? _last == ':' : _last is '[' or ',';

    /// <summary>Adds a piece, which consists of one or more whole lines.</summary>
    internal void Add(string piece)
    {
        _piece = piece;
        _start = 0;
        _isSkipping = false;
        int at = 0;
        do
        {
            int lineEnd = piece.IndexOf('\n', at);
            lineEnd = lineEnd < 0 ? piece.Length : lineEnd;
            _line++;
            AddLine(at, lineEnd);
            at = lineEnd + 1;
        }
        while (at < piece.Length);

        if (IsWithinObject)
        {
            Keep(piece);
        }
    }

    /// <summary>Ends the text, so that another one can begin.</summary>
    internal void Complete()
    {
        if (IsWithinObject)
        {
            _start = _piece.Length;
            EndObject(_piece.Length, Incomplete);
        }
        else if (_arraysAround > 0)
        {
            take(new JsonTextPart(default, _arrayText!, _line, IncompleteArray));
        }

        _arraysAround = 0;
        _arraysGivenUp = 0;
        _line = 0;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\uFEFF';

    /// <summary>Returns whether a line by itself looks like an object.</summary>
    private static bool HoldsObject(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.Trim().TrimEnd(',');
        return text.StartsWith("{\"".AsSpan(), StringComparison.Ordinal) && text[text.Length - 1] == '}';
    }

    /// <summary>Keeps the part of the current object that a piece contains. An object that is too long is read to its end but not kept.</summary>
    private void Keep(string piece)
    {
        if (_open.Count > LongestValue)
        {
            EndObject(piece.Length);
        }

        if (_isTooLong || !IsWithinObject)
        {
            return;
        }

        _earlier.Append(piece, _start, piece.Length - _start).Append('\n');
        if (_earlier.Length > LongestValue)
        {
            _isTooLong = true;
            _earlier.Clear();
        }
    }

    private void AddLine(int at, int end)
    {
        bool beginsWithBracket = at < end && _piece[at] is '{' or '[';
        if (_isSkipping && !beginsWithBracket && !HoldsObject(_piece.AsSpan(at, end - at)))
        {
            return;
        }

        _isSkipping = false;
        if (IsWithinObject)
        {
            if (beginsWithBracket && !MayValueFollow)
            {
                // The arrays around the object can end with it or continue. Both are accepted.
                EndObject(at, Incomplete);
                _arraysGivenUp += _arraysAround;
                _arraysAround = 0;
            }
            else
            {
                at = ReadObject(at, end);
            }
        }

        while (at < end)
        {
            at = ReadNext(at, end);
        }
    }

    /// <summary>Reads the next character or value outside objects.</summary>
    /// <returns>The position after it.</returns>
    private int ReadNext(int at, int end)
    {
        char c = _piece[at];
        switch (c)
        {
            case ',':
                return at + 1;

            case '[':
                _arrayText = _arraysAround++ == 0 ? _piece : _arrayText;
                return at + 1;

            case ']' when _arraysAround > 0:
                _arraysAround--;
                return at + 1;

            case ']' when _arraysGivenUp > 0:
                _arraysGivenUp--;
                return at + 1;

            case '{':
                _start = at;
                _startLine = _line;
                return ReadObject(at, end);

            default:
                return IsBlank(c) ? at + 1 : ReadOther(at, end);
        }
    }

    /// <summary>Reads the current object, up to its end or the line's end.</summary>
    /// <returns>The position after the object, or the line's end.</returns>
    private int ReadObject(int at, int end)
    {
        for (; at < end; at++)
        {
            char c = _piece[at];
            switch (c)
            {
                case '"':
                    at = FindStringEnd(at + 1, end);
                    break;

                case '{' or '[':
                    _open.Push(c);
                    _openArrays += c == '[' ? 1 : 0;
                    break;

                case '}' or ']' when CloseBracket(c):
                    EndObject(at + 1);
                    return at + 1;
            }

            if (!IsBlank(c))
            {
                _last = c;
            }
        }

        return end;
    }

    /// <summary>Closes a bracket and those within it that are still open.</summary>
    /// <returns>Whether it was the object's own bracket.</returns>
    private bool CloseBracket(char c)
    {
        char opening = c == '}' ? '{' : '[';
        if (opening == '[' && _openArrays == 0)
        {
            return false;
        }

        char closed;
        do
        {
            closed = _open.Pop();
            _openArrays -= closed == '[' ? 1 : 0;
        }
        while (closed != opening);

        return _open.Count == 0;
    }

    private void EndObject(int end, string? flaw = null)
    {
        string text = _piece;
        ReadOnlyMemory<char> json = text.AsMemory(_start, end - _start);
        if (_earlier.Length > 0)
        {
            text = _earlier.Append(_piece, _start, end - _start).ToString();
            json = text.AsMemory();
            _earlier.Clear();
        }

        bool isTooLong = _isTooLong || json.Length > LongestValue;
        _isTooLong = false;
        _open.Clear();
        _openArrays = 0;
        take(new JsonTextPart(json, text, _startLine, flaw, isTooLong));
    }

    /// <summary>Reads text that is neither an object nor an array: a plain value, or text that is not JSON.</summary>
    /// <returns>The position after it.</returns>
    private int ReadOther(int at, int end)
    {
        // Within an array, the text ends at the next comma. Elsewhere it is the whole line, and the piece continues with more such text.
        int stop = end;
        if (_arraysAround > 0)
        {
            for (stop = at; stop < end && _piece[stop] is not (',' or ']'); stop++)
            {
                stop = _piece[stop] == '"' ? FindStringEnd(stop + 1, end) : stop;
            }

            stop = Math.Min(stop, end);
        }
        else
        {
            _isSkipping = true;
        }

        take(new JsonTextPart(_piece.AsMemory(at, stop - at), _piece, _line));
        return stop;
    }

    /// <returns>The position of the closing quotation mark, or the line's end.</returns>
    private int FindStringEnd(int at, int end)
    {
        while (at < end)
        {
            int found = _piece.IndexOfAny(StringStops, at, end - at);
            if (found < 0 || _piece[found] == '"')
            {
                return found < 0 ? end : found;
            }

            at = found + 2;
        }

        return end;
    }
}
