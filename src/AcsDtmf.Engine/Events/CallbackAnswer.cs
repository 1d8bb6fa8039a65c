using System;
using System.Net;

namespace AcsDtmf.Engine.Events;

/// <summary>Responds to callbacks.</summary>
internal static class CallbackAnswer
{
    /// <summary>Sends a status without a body. A client that has disconnected is not an error.</summary>
    internal static void Send(HttpListenerResponse response, HttpStatusCode status)
    {
        try
        {
            response.StatusCode = (int)status;
            response.ContentLength64 = 0;
            response.Close();
        }
        catch (Exception)
        {
            // The client has disconnected, or the listener was closed. Without a response, the service sends the callback again.
            response.Abort();
        }
    }
}
