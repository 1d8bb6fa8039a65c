using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Issues valid and invalid tokens.</summary>
internal static class TokenAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        endpoints.MapPost("/tokens", (TokenRequest request) => state.Tokens.Issue(request));
        endpoints.MapPost(
            "/callbacktoken",
            (CallbackTokenRequest request) => new CallbackTokenResponse(state.CallbackTokens.Issue(request)));
        endpoints.MapPost("/identity", (ManagedIdentitySettings settings) => { state.ManagedIdentity.Settings = settings; });
    }

    private sealed record CallbackTokenResponse(string Token);
}
