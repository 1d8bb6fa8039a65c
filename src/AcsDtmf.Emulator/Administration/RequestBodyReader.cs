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
        return JsonBody.Read(content, schema, ObjectSchema.Body).Deserialize(type, SchemaFactory.Options)!;
    }
}
