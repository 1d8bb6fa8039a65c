namespace AcsDtmf;

/// <summary>Specifies how a session authenticates to the service.</summary>
public enum AuthenticationType
{
    /// <summary>Requests are signed with the resource's access key (HMAC-SHA256).</summary>
    AccessKey,

    /// <summary>Requests carry a fixed token.</summary>
    AccessToken,

    /// <summary>Requests carry a token that a script block returns. The script block runs again before the token expires.</summary>
    TokenProvider,

    /// <summary>Requests carry a token of the managed identity of the Azure machine, app or Automation account.</summary>
    ManagedIdentity,
}
