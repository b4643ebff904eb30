import { apart } from "./checks/apart.js";

apart("chromium");
