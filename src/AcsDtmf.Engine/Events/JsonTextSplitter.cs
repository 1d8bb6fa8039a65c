using System;
using System.Collections.Generic;
using System.Text;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Finds the values in JSON text that comes in pieces, without understanding them: the objects that stand in any number of arrays, or one
/// after the other. Of good JSON it misses nothing; of bad JSON it loses no more than the value that is bad.
/// </summary>
/// <param name="take">Is given every value as soon as it is whole, and every place where there should be one and is not.</param>
/// <remarks>
/// Two things help it to find its way back. No JSON text breaks off within a line, so a quotation mark that is missing is missed only to the
/// end of its line. And a line that begins, unindented, with a bracket where the open object could not have a value is the beginning of another text.
/// </remarks>
internal sealed class JsonTextSplitter(Action<JsonTextPart> take)
{
    /// <summary>The longest value that is kept, in characters. No event is nearly as long, and a file may consist of a value that never ends.</summary>
    internal const int LongestValue = 16 * 1024 * 1024;

    private const string BreaksOff = "The event breaks off";
    private const string ArrayBreaksOff = "The text ends before its array does";

    private static readonly char[] StringStops = ['"', '\\'];

    /// <summary>The brackets that are open within the object that is being read, its own included.</summary>
    private readonly Stack<char> _open = new();

    /// <summary>The object that is being read, as far as it stood in earlier pieces.</summary>
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

    /// <summary>Gets a value indicating whether a value may stand here, within the object that is being read.</summary>
    private bool MayValueFollow => _open.Peek() == '{' ? _last == ':' : _last is '[' or ',';

    /// <summary>Takes a piece: one or more whole lines.</summary>
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

    /// <summary>Ends the text, and makes ready for another.</summary>
    internal void Complete()
    {
        if (IsWithinObject)
        {
            _start = _piece.Length;
            EndObject(_piece.Length, BreaksOff);
        }
        else if (_arraysAround > 0)
        {
            take(new JsonTextPart(default, _arrayText!, _line, ArrayBreaksOff));
        }

        _arraysAround = 0;
        _arraysGivenUp = 0;
        _line = 0;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\uFEFF';

    /// <summary>Returns whether a line looks like an object and nothing else, whatever stands before it.</summary>
    private static bool HoldsObject(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.Trim().TrimEnd(',');
        return text.StartsWith("{\"".AsSpan(), StringComparison.Ordinal) && text[text.Length - 1] == '}';
    }

    /// <summary>Keeps what a piece holds of the open object. An object that is too long is followed to its end without being kept.</summary>
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
                // What the object was in has broken off with it, or else goes on: both are good.
                EndObject(at, BreaksOff);
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

    /// <summary>Reads on, outside of any object.</summary>
    /// <returns>Where to go on.</returns>
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

    /// <summary>Reads on within an object.</summary>
    /// <returns>The place behind the object, or the line's end.</returns>
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

    /// <summary>Closes a bracket, and those within it that should have been closed before.</summary>
    /// <returns>Whether it was the object's own.</returns>
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

    /// <summary>Reads what is neither object nor array: a plain value, or no JSON at all.</summary>
    /// <returns>Where to go on.</returns>
    private int ReadOther(int at, int end)
    {
        // Within an array it ends at the next comma. By itself it is the whole line, and what follows it in the piece is more of the same.
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

    /// <returns>The place of the closing quotation mark, or the line's end.</returns>
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
