using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AcsDtmf.Engine.Wire;

/// <summary>Writes request bodies. Null members are omitted, and only characters that JSON requires to be escaped are escaped.</summary>
internal static class RequestWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // The body is never embedded in HTML.
        SkipValidation = true,
    };

    // Hot path: one buffer and one writer per thread, from which each body is copied at its exact length.
    [ThreadStatic]
    private static MemoryStream? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    internal static byte[] Write(DtmfRecognitionRequest request) =>
        Write(request, static (writer, request) =>
            WriteTarget(writer, request.TargetParticipant!, request.OperationCallbackUri, request.OperationContext));

    internal static byte[] Write(DtmfToneRequest request) =>
        Write(request, static (writer, request) =>
        {
            writer.WriteStartArray(Names.Tones);
            foreach (string tone in request.Tones)
            {
                writer.WriteStringValue(tone);
            }

            writer.WriteEndArray();
            WriteTarget(writer, request.TargetParticipant!, request.OperationCallbackUri, request.OperationContext);
        });

    private static byte[] Write<TRequest>(TRequest request, Action<Utf8JsonWriter, TRequest> writeMembers)
    {
        MemoryStream buffer = _buffer ??= new MemoryStream();
        Utf8JsonWriter writer = _writer ??= new Utf8JsonWriter(buffer, Options);
        buffer.SetLength(0);
        writer.Reset(buffer);

        writer.WriteStartObject();
        writeMembers(writer, request);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.ToArray();
    }

    private static void WriteTarget(Utf8JsonWriter writer, CommunicationIdentifier participant, string? callbackUri, string? context)
    {
        writer.WritePropertyName(Names.TargetParticipant);
        IdentifierWriter.Write(writer, participant);
        if (callbackUri is not null)
        {
            writer.WriteString(Names.OperationCallbackUri, callbackUri);
        }

        if (context is not null)
        {
            writer.WriteString(Names.OperationContext, context);
        }
    }

    private static class Names
    {
        internal static readonly JsonEncodedText Tones = JsonEncodedText.Encode("tones");
        internal static readonly JsonEncodedText TargetParticipant = JsonEncodedText.Encode("targetParticipant");
        internal static readonly JsonEncodedText OperationCallbackUri = JsonEncodedText.Encode("operationCallbackUri");
        internal static readonly JsonEncodedText OperationContext = JsonEncodedText.Encode("operationContext");
    }
}
