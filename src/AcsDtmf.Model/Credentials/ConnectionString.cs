using System;

namespace AcsDtmf;

/// <summary>A connection string as the service gives it out: <c>endpoint=https://…/;accesskey=…</c>.</summary>
public sealed class ConnectionString
{
    private ConnectionString(Uri endpoint, AccessKeyCredential credential)
    {
        Endpoint = endpoint;
        Credential = credential;
    }

    /// <summary>Gets the resource's endpoint.</summary>
    public Uri Endpoint { get; }

    /// <summary>Gets the resource's access key.</summary>
    public AccessKeyCredential Credential { get; }

    /// <summary>Reads a connection string. Names are compared without case, and their order is free.</summary>
    /// <param name="text">The connection string.</param>
    /// <returns>Its parts.</returns>
    /// <exception cref="CallingException">The text is not of that form. The message does not repeat it.</exception>
    public static ConnectionString Parse(string text)
    {
        string? endpoint = null;
        string? accessKey = null;
        foreach (string part in (text ?? string.Empty).Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            // The first equals sign divides: the key itself ends in some.
            int equals = part.IndexOf('=');
            string name = equals < 0 ? string.Empty : part.Substring(0, equals).Trim();
            string value = part.Substring(equals + 1).Trim();
            if (name.Equals("endpoint", StringComparison.OrdinalIgnoreCase) && endpoint is null)
            {
                endpoint = value;
            }
            else if (name.Equals("accesskey", StringComparison.OrdinalIgnoreCase) && accessKey is null)
            {
                accessKey = value;
            }
            else if (part.Trim().Length > 0)
            {
                throw Malformed("it has a part that is neither 'endpoint=…' nor 'accesskey=…', or one of them twice");
            }
        }

        return (endpoint, accessKey) switch
        {
            (null, _) => throw Malformed("it has no 'endpoint=…'"),
            (_, null) => throw Malformed("it has no 'accesskey=…'"),
            _ => new ConnectionString(ServiceEndpoint.Parse(endpoint), AccessKeyCredential.FromBase64(accessKey)),
        };
    }

    private static CallingException Malformed(string why) =>
        new(CallingErrorKind.Credential, CallingErrorCode.InvalidConnectionString, $"The connection string is malformed: {why}.")
        {
            RecommendedAction = "Use the whole string from the resource's Keys page: endpoint=https://<resource>.communication.azure.com/;accesskey=<key>. In PowerShell put it in single quotes, for ';' ends a command.",
        };
}
