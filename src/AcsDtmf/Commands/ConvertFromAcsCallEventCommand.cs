using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;
using AcsDtmf.Loading;

namespace AcsDtmf.Commands;

/// <summary>Converts the events that the service posts to a callback URI to objects. Requires no session.</summary>
[Cmdlet(VerbsData.ConvertFrom, "AcsCallEvent", DefaultParameterSetName = InputObjectSet)]
[OutputType(
    typeof(CallEvent),
    typeof(CallConnected),
    typeof(CallDisconnected),
    typeof(ContinuousDtmfRecognitionToneReceived),
    typeof(ContinuousDtmfRecognitionToneFailed),
    typeof(ContinuousDtmfRecognitionStopped),
    typeof(ParticipantsUpdated),
    typeof(SendDtmfTonesCompleted),
    typeof(SendDtmfTonesFailed))]
public sealed class ConvertFromAcsCallEventCommand : CallingCommand, ICallEventSink
{
    private const string InputObjectSet = "InputObject";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    // Events come in a list, or in a list of lists. A list can contain itself.
    private const int MaximumListDepth = 8;

    private ICallEventReader? _textReader;
    private object? _source;

    /// <summary>
    /// Gets or sets the events: JSON text, whole or line by line; a file; objects from ConvertFrom-Json or Invoke-RestMethod; or the webhook
    /// data of a runbook.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>Gets or sets the paths of JSON files. Wildcards are permitted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Gets or sets the paths of JSON files. No character is a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    void ICallEventSink.OnEvent(CallEvent callEvent) => WriteObject(callEvent);

    /// <inheritdoc/>
    void ICallEventSink.OnError(CallingException error, string text) => WriteError(ErrorRecords.From(error, _source ?? text));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputObjectSet)
        {
            Read(InputObject, listDepth: 0);
        }

        foreach (string path in Path)
        {
            foreach (string file in FilePaths.Resolve(this, path))
            {
                ReadFile(file, file);
            }
        }

        foreach (string path in LiteralPath)
        {
            foreach (string file in FilePaths.ResolveLiteral(this, path))
            {
                ReadFile(file, file);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _textReader?.Complete();

    private void Read(object? input, int listDepth)
    {
        switch (Shape.Unwrap(input))
        {
            case null:
                break;

            case string text:
                // Each line of a text is an input of its own, so a line can continue the JSON of the previous line.
                _textReader ??= EngineLoader.Engine.OpenCallEventReader(this);
                _textReader.Add(text);
                break;

            case FileInfo file:
                ReadFile(file.FullName, file);
                break;

            case not null when listDepth < MaximumListDepth && LanguagePrimitives.GetEnumerable(input) is { } items:
                ReadAll(items, listDepth + 1);
                break;

            default:
                ReadWhole(reader => reader.AddParsed(PlainObject.Of(input)), input!);
                break;
        }
    }

    private void ReadAll(IEnumerable items, int listDepth)
    {
        foreach (object? item in items)
        {
            Read(item, listDepth);
        }
    }

    private void ReadFile(string path, object source)
    {
        try
        {
            ReadWhole(reader => AddLines(reader, path), source);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(exception, "FileNotReadable", ErrorCategory.ReadError, source)
            {
                ErrorDetails = new ErrorDetails($"The file cannot be read: {exception.Message}")
                {
                    RecommendedAction = "Check that the file exists, that it is not a folder, and that you may read it.",
                },
            });
        }
    }

    private static void AddLines(ICallEventReader reader, string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            reader.Add(line);
        }
    }

    /// <summary>Reads a file or an object, which is complete.</summary>
    private void ReadWhole(Action<ICallEventReader> read, object source)
    {
        ICallEventReader reader = EngineLoader.Engine.OpenCallEventReader(this);
        _source = source;
        try
        {
            read(reader);
            reader.Complete();
        }
        finally
        {
            _source = null;
        }
    }
}
