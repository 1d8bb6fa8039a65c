using System;

namespace AcsDtmf;

/// <summary>A connection string in the form that the service issues: <c>endpoint=https://…/;accesskey=…</c>.</summary>
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

    /// <summary>Parses a connection string. The names are not case-sensitive and can be in any order.</summary>
    /// <param name="text">The connection string.</param>
    /// <returns>The endpoint and the credential.</returns>
    /// <exception cref="CallingException">The connection string is malformed. The message does not contain it.</exception>
    public static ConnectionString Parse(string text)
    {
        string? endpoint = null;
        string? accessKey = null;
        foreach (string part in (text ?? string.Empty).Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            // Only the first equals sign is a separator, because the key can end in equals signs.
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
                throw Malformed("it contains a part other than 'endpoint=…' and 'accesskey=…', or one of them twice");
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
            RecommendedAction = "Use the whole string from the resource's Keys page: endpoint=https://<resource>.communication.azure.com/;accesskey=<key>. In PowerShell, enclose it in single quotes, because ';' ends a command.",
        };
}
