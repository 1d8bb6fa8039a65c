using System.Collections.Generic;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Issues valid and invalid tokens.</summary>
internal static class TokenAdministration
{
    public static IEnumerable<AdministrationRoute> CreateRoutes(EmulatorState state) =>
    [
        AdministrationRoute.Create<TokenRequest>(
            HttpMethods.Post,
            "/tokens",
            "Issues a bearer token.",
            """{ "lifetimeSeconds": 3600, "form": "jwt" }""",
            (_, request) => Results.Ok(state.Tokens.Issue(request)))
            .Returning(typeof(IssuedToken)),
        AdministrationRoute.Create<CallbackTokenRequest>(
            HttpMethods.Post,
            "/callbacktoken",
            "Issues a callback token, which can be invalid.",
            """{ "wrongKey": true }""",
            (_, request) => Results.Ok(new CallbackTokenResponse(state.CallbackTokens.Issue(request))))
            .Returning(typeof(CallbackTokenResponse)),
        AdministrationRoute.Set<ManagedIdentitySettings>(
            "/identity",
            "Configures the managed identity endpoints.",
            """{ "identityHeader": "secret", "tokenLifetimeSeconds": 3600 }""",
            settings => state.ManagedIdentity.Settings = settings),
    ];

    private sealed record CallbackTokenResponse(string Token);
}
