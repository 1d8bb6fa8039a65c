namespace AcsDtmf;

/// <summary>How a session proves itself to the service.</summary>
public enum AuthenticationType
{
    /// <summary>Requests are signed with the resource's access key (HMAC-SHA256).</summary>
    AccessKey,

    /// <summary>Requests carry a token that was given once.</summary>
    AccessToken,

    /// <summary>Requests carry a token that a script gives, and gives anew before it expires.</summary>
    TokenProvider,

    /// <summary>Requests carry a token of the managed identity of the machine this runs on.</summary>
    ManagedIdentity,
}
