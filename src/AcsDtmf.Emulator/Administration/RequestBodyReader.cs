using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Schemas;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Reads the body of an administration request: JSON that matches a schema. An empty body counts as an empty object.</summary>
internal static class RequestBodyReader
{
    /// <exception cref="InvalidBodyException">The body is not JSON, or it does not match the schema.</exception>
    public static async Task<object> ReadAsync(HttpRequest request, Type type, Schema schema)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
        if (content.Length == 0)
        {
            content.Write("{}"u8);
        }
        else if (!request.HasJsonContentType())
        {
            // A web page can send other content types to the emulator without permission.
            throw new InvalidBodyException(
                "UnsupportedContentType",
                $"The content type {QuotedText.Of(request.ContentType ?? "")} is not supported. Use application/json.")
            {
                Status = StatusCodes.Status415UnsupportedMediaType,
            };
        }

        content.Position = 0;
        using JsonDocument document = await ParseAsync(content);
        try
        {
            return schema.Read(document.RootElement, ObjectSchema.Body).Deserialize(type, SchemaFactory.Options)!;
        }
        catch (InvalidOperationException)
        {
            // The parser accepts an unpaired surrogate, but no string can contain it.
            throw InvalidBodyException.InvalidValue("The body contains text that is not valid Unicode.");
        }
    }

    private static async Task<JsonDocument> ParseAsync(Stream content)
    {
        try
        {
            return await JsonDocument.ParseAsync(content);
        }
        catch (JsonException exception)
        {
            string position = FormattableString.Invariant($"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}");
            throw new InvalidBodyException("InvalidJson", $"The body is not valid JSON at {position}.");
        }
    }
}
