using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Page;

/// <summary>A file of the page, which the assembly contains as a resource.</summary>
internal sealed class PageFile(string name, string contentType)
{
    // The rows contain text from callers. The policy prevents a browser from running it, even if the page inserted it as HTML.
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    public async Task WriteAsync(HttpContext context)
    {
        await using Stream? content = typeof(PageFile).Assembly.GetManifestResourceStream("Page/" + name);
        if (content is null)
        {
            // The sources can be compiled into another assembly, which does not contain the page.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentType = contentType;
        headers.ContentLength = content.Length;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
